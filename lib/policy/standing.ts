import { sharingParts } from '#/lib/record/sharing-parts/registry.ts';
import { notSharedSentence } from '#/lib/record/sharing-parts/words.ts';
import type { PolicyRequest, PolicySource } from './model/policy.ts';
import { exceptedParts, isSafeguardingShown, mayKeepBack } from './model/agreement.ts';
import { mayBeWithheld, safeguardingNotShown } from './model/words.ts';

/** Sentences true of every patient, for the foot of a source's details: they say nothing of this one (design §5). */
export function standingSentences(request: PolicyRequest, source: PolicySource): readonly string[] {
  const excepted = exceptedParts(request, source);
  const parts = sharingParts.filter(({ name }) => excepted.has(name)).map((part) => notSharedSentence(part, source.name));
  return [
    ...parts,
    ...(mayKeepBack(request, source) ? [mayBeWithheld] : []),
    ...(isSafeguardingShown(request) ? [] : [safeguardingNotShown]),
  ];
}
