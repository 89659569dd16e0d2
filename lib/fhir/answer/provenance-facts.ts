import type { EntryFact } from '#/lib/record/model/timeline-entry.ts';
import { type JsonObject, type Resource, listOf, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import type { ResourceContext } from '#/lib/fhir/datatypes/resource-context.ts';
import { codesOf, conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { referenceText } from '#/lib/fhir/datatypes/reference.ts';
import { joinTexts, lineOf } from '#/lib/fhir/datatypes/text.ts';
import { capitalise } from '#/lib/record/words/phrase.ts';

/** Words for the parts that US Core names: who wrote it, who passed it on, who put it together. */
const parts: ReadonlyMap<string, string> = new Map([
  ['author', 'Author'],
  ['AUT', 'Author'],
  ['transmitter', 'Passed on by'],
  ['assembler', 'Put together by'],
  ['enterer', 'Entered by'],
  ['informant', 'Told by'],
  ['verifier', 'Verified by'],
  ['attester', 'Attested by'],
  ['custodian', 'Kept by'],
  ['performer', 'Performed by'],
]);

/** Author, organisation and time of a resource, as the Provenances that its source sent beside it state them. */
export function provenanceFacts(provenances: readonly Resource[], context: ResourceContext): readonly EntryFact[] {
  const facts = provenances.flatMap(({ agent, recorded }) => [
    ...objectsOf(agent).flatMap((part) => agentFact(part, context)),
    ...(lineOf(recorded) === undefined ? [] : [{ label: 'Recorded at source', value: lineOf(recorded) ?? '' }]),
  ]);
  return [...new Map(facts.map((fact) => [`${fact.label}: ${fact.value}`, fact])).values()];
}

/** `type` of R4, `role` of older versions; a person, and the organisation for which they acted. */
function agentFact(agent: JsonObject, context: ResourceContext): readonly EntryFact[] {
  const sort = agent.type ?? agent.role;
  const label = listOf(sort)
    .flatMap(codesOf)
    .map((code) => parts.get(code))
    .find((words) => words !== undefined);
  const who = nameOf(agent.who ?? agent.whoReference ?? agent.actor, context) ?? lineOf(agent.whoUri);
  const behalf = nameOf(agent.onBehalfOf ?? agent.onBehalfOfReference, context) ?? lineOf(agent.onBehalfOfUri);
  const value = joinTexts([who, behalf], ', ');
  return value === undefined ? [] : [{ label: label ?? capitalise(conceptTexts(sort) ?? 'Source'), value }];
}

const nameOf = (reference: unknown, context: ResourceContext): string | undefined =>
  objectOf(reference) === undefined ? undefined : referenceText(reference, context);
