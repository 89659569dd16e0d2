import { type JsonObject, type Resource, listOf, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { codingOf } from '#/lib/fhir/datatypes/concept.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';

/** Words and SNOMED CT codes for the codes of FHIR's statuses that are concepts. */
const codesByWords = new Map<string, string>([
  ...['ended', 'over', 'past', 'cured', 'recovered', 'healed', 'resolved problem', 'problem resolved', 'past problem', '413322009'].map(
    (words) => [words, 'resolved'] as const,
  ),
  ...[
    'not active',
    'no longer active',
    'no longer current',
    'historical',
    'history of',
    'dormant',
    'minor past',
    'significant past',
    '73425007',
  ].map((words) => [words, 'inactive'] as const),
  ...['in remission', 'complete remission', 'partial remission', '277022003'].map((words) => [words, 'remission'] as const),
  ...['current', 'ongoing', 'still active', '55561003'].map((words) => [words, 'active'] as const),
  ...['recurrent', 'recurring', '246455001'].map((words) => [words, 'recurrence'] as const),
  ['263855007', 'relapse'],
  ...['ruled out', 'excluded', 'disproved', '410516002'].map((words) => [words, 'refuted'] as const),
  ...['suspected', 'not confirmed'].map((words) => [words, 'unconfirmed'] as const),
  ...['error', 'in error', 'entered by mistake', '723510000'].map((words) => [words, 'entered-in-error'] as const),
]);

/** Statuses that are concepts in R4, and were bare codes before. */
const inConcepts = new Set(['clinicalStatus', 'verificationStatus']);

/**
 * Gives a status that came in words alone, or under codes of another system, the code that the words are: "Resolved" is resolved
 * (H12). `codes`: the kind's elements with the codes known. What is not understood stays as it came, and is warned of.
 */
export function withStatusCodes(resource: Resource, codes: Readonly<Record<string, ReadonlySet<string>>>): Resource {
  let changed = resource;
  for (const element in codes) {
    const knownCodes = codes[element];
    const concept = listOf(resource[element])
      .map((value) => statusConcept(value, element))
      .find((value) => value !== undefined);
    const code = knownCodes && concept && codeInWords(concept, knownCodes);
    if (code !== undefined) changed = { ...changed, [element]: { ...concept, coding: [{ code }] } };
  }
  return changed;
}

/** The concept of a status; a bare word in place of one is its text. */
function statusConcept(value: unknown, element: string): JsonObject | undefined {
  return objectOf(value) ?? (inConcepts.has(element) && typeof value === 'string' ? { text: value } : undefined);
}

/** Code that the words of a status are; undefined where it has a known code, or no words that are one. */
function codeInWords(concept: JsonObject, knownCodes: ReadonlySet<string>): string | undefined {
  const codings = objectsOf(concept.coding).flatMap((coding) => codingOf(coding) ?? []);
  if (codings.some(({ code }) => code !== undefined && knownCodes.has(code))) return undefined;
  const texts = [...codings.flatMap(({ code, display }) => [code, display]), lineOf(concept.text)];
  return texts.flatMap((text) => (text === undefined ? [] : wordsAsCode(text))).find((code) => knownCodes.has(code));
}

function wordsAsCode(text: string): readonly string[] {
  const words = text
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, ' ')
    .trim();
  return [words.replaceAll(' ', '-'), codesByWords.get(words) ?? ''];
}
