import { categories } from '#/lib/record/model/category.ts';
import { sharingParts } from '#/lib/record/sharing-parts/registry.ts';
import { notSharedSentence } from '#/lib/record/sharing-parts/words.ts';
import type { PolicyRequest, PolicySource } from './model/policy.ts';
import { exceptedParts, isSafeguardingShown, mayKeepBack } from './model/agreement.ts';
import { categoriesHiddenFromRole } from './model/role-limit.ts';
import { mayBeWithheld, safeguardingNotShown, shownToRole } from './model/words.ts';

/** Sentences true of every patient, for the foot of a source's details: they say nothing of this one (design §5). */
export function standingSentences(request: PolicyRequest, source: PolicySource): readonly string[] {
  const excepted = exceptedParts(request, source);
  const parts = sharingParts.filter(({ name }) => excepted.has(name)).map((part) => notSharedSentence(part, source.name));
  const hidden = categoriesHiddenFromRole(request);
  return [
    ...(hidden.size > 0 ? [shownToRole(categories.filter((category) => !hidden.has(category)))] : []),
    ...parts,
    ...(mayKeepBack(request, source) ? [mayBeWithheld] : []),
    // A limit of the role says the same of every category that it does not name.
    ...(isSafeguardingShown(request) || hidden.has('safeguarding') ? [] : [safeguardingNotShown]),
  ];
}
