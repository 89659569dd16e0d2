import {
  isBoolean,
  isCount,
  isEither,
  isList,
  isListOf,
  isNumber,
  isOpenWord,
  hasShape,
  isText,
  isTrue,
  hasVariant,
  isWordOf,
  type ValueGuard,
} from './guards.ts';
import { isContact, isSpoken } from './read-entry.ts';
import { categories } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { IdentityDifference, PatientBanner, PatientIdentity } from '#/lib/record/model/patient.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { summaryBlocks, type SectionSettings, type SummarySettings } from '#/lib/record/model/summary-settings.ts';
import type { TimelineMessage, WhereaboutsMessage } from '#/lib/record/model/timeline-message.ts';

/** A message as it came over the wire: its entries are not read yet, they are checked singly (H06). */
export type RawMessage =
  | Exclude<TimelineMessage, { type: 'entries' | 'whereabouts' }>
  | { readonly type: 'entries'; readonly source: string; readonly attempt: number; readonly entries: readonly unknown[] }
  | (Omit<WhereaboutsMessage, 'entries'> & { readonly entries: readonly unknown[] });

/** Messages about one source's answer. */
export type RawSourceMessage = Extract<RawMessage, { attempt: number }>;

/** Total: takes anything, and returns undefined for what is no message of this version. */
export function readMessage(value: unknown): RawMessage | undefined {
  return isMessage(value) ? value : undefined;
}

const isTexts = isListOf(isText);

const isIdentity = hasShape<PatientIdentity>(
  {
    identifiers: isListOf(hasShape({ system: isText, value: isText }, { unverified: isTrue })),
    family: isText,
    given: isTexts,
    restricted: isBoolean,
  },
  {
    title: isText,
    nameText: isText,
    nameLanguage: isText,
    nameTextLanguage: isText,
    languages: isTexts,
    interpreter: isBoolean,
    birthDate: isText,
    gender: isOpenWord(),
    deceased: isEither(isText, isTrue),
    address: isTexts,
    telecom: isListOf(hasShape({ system: isText, value: isText }, { use: isText })),
    practice: isText,
  },
);

const isBanner = hasShape<PatientBanner>({ identity: isIdentity, identifierLabel: isText, from: isText }, { identifierText: isText });

const isSource = hasShape<PublicSource>(
  {
    id: isText,
    name: isText,
    code: isText,
    organisation: isText,
    own: isBoolean,
    mark: isCount,
    never: isListOf(isOpenWord()),
    standing: isTexts,
  },
  {
    network: hasShape({ id: isText, name: isText }),
    foundMembers: hasShape({ withRecord: isCount, queriedAtOnce: isCount }, { inDirectory: isCount }),
    whenTicked: isTrue,
    documentsNotSearched: isTrue,
    updated: isEither(isWordOf<'nightly' | 'weekly'>(['nightly', 'weekly']), hasShape<{ readonly hours: number }>({ hours: isCount })),
  },
);

const isOutcome = hasVariant<Outcome, 'state'>('state', {
  complete: hasShape({ entries: isCount }),
  none: hasShape({}, { sourceWords: isText }),
  partial: hasShape({ entries: isCount, why: isText }, { lasting: isTrue, givenAs: isWordOf(['documents', 'summary']), lost: isTrue }),
  withheld: hasShape({ basis: isWordOf(['agreement', 'personal', 'source', 'role']), why: isText }, { whole: isTrue }),
  unsupported: hasShape({}),
  denied: hasShape({ why: isText }, { basis: isWordOf(['not-asked', 'not-granted']) }),
  failed: hasShape({ why: isText }),
  unmatched: hasShape({ match: isWordOf(['not-known', 'unconfirmed', 'no-answer-given']) }, { why: isText }),
  skipped: hasShape({}),
  pending: hasShape({}),
});

const isDifference = hasShape<IdentityDifference>(
  { field: isOpenWord(), referenceValue: isText, sourceValue: isText },
  { isSilent: isTrue },
);

const isSummarySettings = hasShape<SummarySettings>({
  sections: isListOf(
    hasShape<SectionSettings>(
      { id: isText, title: isText, categories: isListOf(isWordOf(categories)) },
      { codes: isTexts, after: isWordOf(summaryBlocks) },
    ),
  ),
  lens: hasShape({ order: isTexts, folded: isTexts }),
});

const ofSource = { source: isText, attempt: isCount };

const isMessage: ValueGuard<RawMessage> = hasVariant<RawMessage, 'type'>('type', {
  hello: hasShape(
    {
      version: isNumber,
      session: isText,
      patientKey: isText,
      at: isText,
      viewer: hasShape({ name: isText, role: isText, organisation: isText, organisationName: isText }),
      locale: isText,
      service: isText,
    },
    { summary: isSummarySettings, safeguarding: isTrue },
  ),
  patient: hasShape({ patient: isBanner }),
  source: hasShape({ source: isSource }),
  renew: hasShape({}),
  restarting: hasShape({}),
  busy: hasShape({}),
  expired: hasShape({ why: isText }),
  entries: hasShape({ ...ofSource, entries: isList }),
  progress: hasShape({ ...ofSource, pages: isCount, resources: isCount }),
  refused: hasShape({ ...ofSource, resourceType: isText, reason: isOpenWord() }, { reference: isText }),
  outcome: hasShape({ ...ofSource, category: isWordOf(categories), outcome: isOutcome }),
  differences: hasShape({ ...ofSource, differences: isListOf(isDifference) }, { person: isText }),
  contacts: hasShape({ ...ofSource, contacts: isListOf(isContact) }, { restricted: isTrue, held: isTrue, speech: isSpoken }),
  whereabouts: hasShape({ ...ofSource, contacts: isListOf(isContact), entries: isList }),
  end: hasShape(
    {
      ...ofSource,
      resources: hasShape({ received: isCount, entries: isCount, supporting: isCount, refused: isCount }),
      entries: isCount,
      at: isText,
      tookMs: isNumber,
    },
    { notAsked: isTexts, reference: isText, dataAsOf: isText },
  ),
});
