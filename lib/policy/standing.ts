import { exceptedParts, isOwn } from './model/agreement.ts';
import type { PolicyRequest, PolicySource } from './model/policy.ts';
import { sharedParts } from './model/sharing-parts.ts';

/** Sentences true of every patient, for the foot of a source's details: they say nothing of this one (design §5). */
export function standingSentences(request: PolicyRequest, source: PolicySource): readonly string[] {
  const excepted = exceptedParts(request, source);
  const parts = sharedParts.filter(({ name }) => excepted.has(name)).map(({ sentence }) => sentence(source.name));
  const personal = source.mayWithholdPersonally && !isOwn(request, source);
  return personal ? [...parts, 'Some information may not be shown because of confidentiality or the patient’s choices.'] : parts;
}
