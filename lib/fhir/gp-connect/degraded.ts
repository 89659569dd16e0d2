import { type JsonObject, type Resource, listOf, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { lostCode, lostCodeLabel, nameNotSent } from './words.ts';
import { isDegraded as isDegradedCode } from '#/lib/fhir/datatypes/unspecific.ts';

const coded = ['code', 'medicationCodeableConcept', 'vaccineCode', 'serviceRequested'] as const;

/** Tells whether a code was degraded by a transfer; a code that came as a number counts too. */
const isDegraded = ({ code, display }: JsonObject): boolean =>
  isDegradedCode({
    ...((typeof code === 'string' || typeof code === 'number') && { code: String(code) }),
    ...(typeof display === 'string' && { display }),
  });

/** Takes out degraded codes: each becomes a fact, and its words stay the name. */
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
  const lostCodes = lost.map(({ code, display }) => ({
    url: lostCodeLabel,
    valueString: lostCode(lineOf(display), lineOf(code)),
  }));
  return { ...resource, ...Object.fromEntries(changed), extension: [...objectsOf(resource.extension), ...lostCodes] };
}

function cleanedConcept(value: unknown, lost: JsonObject[]): unknown {
  const concept = objectOf(value);
  const codings = objectsOf(concept?.coding);
  const degraded = codings.filter(isDegraded);
  if (concept === undefined || degraded.length === 0) return value;
  lost.push(...degraded);
  const left = codings.filter((coding) => !isDegraded(coding));
  const text = lineOf(concept.text) ?? (left.length === 0 ? nameNotSent : undefined);
  return { ...concept, coding: left, ...(text !== undefined && { text }) };
}
