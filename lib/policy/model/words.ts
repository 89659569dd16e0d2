import type { Category } from '#/lib/record/model/category.ts';
import { categoryNoun } from '#/lib/record/words/category-words.ts';
import { formatList } from '#/lib/record/words/phrase.ts';

/** Sentences of policy for the reader; `source` is the source's name. */

export const noAgreement = (source: string): string => `${source} does not share with your organisation and role. It may hold a record.`;

export const blockedForPatient = (source: string): string => `Sharing is blocked for this patient at ${source}.`;

export const recordNotShared = (source: string): string => `${source} does not share this patient’s record. It may hold one.`;

/** Said for every patient of a source that may withhold personally: silence about one would tell (design §5). */
export const mayBeWithheld = 'Some information may not be shown because of confidentiality or the patient’s choices.';

/** Said for every patient to a role that is not named for it: silence about one would tell. */
export const safeguardingNotShown =
  'Safeguarding flags and access details are shown only to roles that the exchange names; yours is not one of them.';

/** Said for every patient to a role that is shown some categories only. */
export const shownToRole = (shownCategories: readonly Category[]): string =>
  shownCategories.length === 0
    ? 'Your role is shown who the patient is, and nothing of the record.'
    : `Your role is shown ${formatList(shownCategories.map((category) => categoryNoun(category)))}, and nothing else of the record.`;

/** Reason of a category that the viewer's role is not shown. */
export const notShownToRole = 'Not shown to your role.';
