import { type JsonObject, type Resource, listOf, objectOf, objectsOf } from '#/lib/fhir/json.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';

/**
 * Codes that say only that a code was lost between two practice systems: the words beside them are all that is known
 * (GP Connect, degraded codes). Kept as codes they would make two medicines one (H20).
 */
const degradedCodes = new Set(['196411000000103', '196421000000109', '196461000000101', '196471000000108']);
const degradedWords = /^transfer[- ]degraded\b/i;
const coded = ['code', 'medicationCodeableConcept', 'vaccineCode', 'serviceRequested'] as const;

const isDegraded = ({ code, display }: JsonObject): boolean =>
  degradedCodes.has(String(code)) || (typeof display === 'string' && degradedWords.test(display));

/** The resource without such codes; each is told of as a fact, and its words stay the name. */
export function withoutDegraded(resource: Resource): Resource {
  const lost: JsonObject[] = [];
  const changed = coded.flatMap((element) => {
    const value = resource[element];
    const cleaned = listOf(value).map((concept) => cleanedConcept(concept, lost));
    return cleaned.some((concept, index) => concept !== listOf(value)[index])
      ? [[element, Array.isArray(value) ? cleaned : cleaned[0]] as const]
      : [];
  });
  if (changed.length === 0) return resource;
  const told = lost.map(({ code, display }) => ({
    url: 'Code lost in a transfer between practices',
    valueString: `${lineOf(display) ?? 'Transfer-degraded entry'} (${lineOf(code) ?? 'no code'}): the name is as it was written`,
  }));
  return { ...resource, ...Object.fromEntries(changed), extension: [...objectsOf(resource.extension), ...told] };
}

function cleanedConcept(value: unknown, lost: JsonObject[]): unknown {
  const concept = objectOf(value);
  const codings = objectsOf(concept?.coding);
  const degraded = codings.filter(isDegraded);
  if (concept === undefined || degraded.length === 0) return value;
  lost.push(...degraded);
  const left = codings.filter((coding) => !isDegraded(coding));
  const text = lineOf(concept.text) ?? (left.length === 0 ? 'Name not sent: its code was lost in a transfer' : undefined);
  return { ...concept, coding: left, ...(text !== undefined && { text }) };
}
