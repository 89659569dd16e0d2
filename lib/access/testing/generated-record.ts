import fc from 'fast-check';
import { bundle, knowsAda } from '#/lib/sources/testing/fake-record.ts';
import type { Answering } from '#/lib/sources/testing/serve-source.ts';

/** Resource of a generated record: one word and one number make its content. */
export interface GeneratedResource {
  readonly type:
    | 'Observation'
    | 'Condition'
    | 'AllergyIntolerance'
    | 'MedicationRequest'
    | 'DiagnosticReport'
    | 'DocumentReference'
    | 'Encounter';
  readonly id: string;
  readonly word: string;
  readonly number: number;
  readonly version: number;
}

const types = [
  'Observation',
  'Condition',
  'AllergyIntolerance',
  'MedicationRequest',
  'DiagnosticReport',
  'DocumentReference',
  'Encounter',
] as const;
/** Words with letters beyond ASCII, of two code units, and halves of pairs. */
const word = fc.oneof(
  fc.string({ minLength: 1, maxLength: 20 }),
  fc.constantFrom('Natrium – hoch', '钠', '🩸 blood', '\uD83E alone', 'a'.repeat(400)),
);

const generatedResource: fc.Arbitrary<GeneratedResource> = fc.record({
  type: fc.constantFrom(...types),
  id: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9.-]{0,11}$/),
  word,
  number: fc.integer({ min: 0, max: 999 }),
  version: fc.integer({ min: 1, max: 3 }),
});

/** Resources of one source, each id once. */
export const generatedRecord = (maxLength: number): fc.Arbitrary<readonly GeneratedResource[]> =>
  fc.uniqueArray(generatedResource, { maxLength, selector: ({ type, id }) => `${type}/${id}` });

/** The FHIR resource; reports and documents of more than one reference point to results of their source. */
function fhirOf({ type, id, word, number, version }: GeneratedResource, sorted: readonly GeneratedResource[]): object {
  const code = { text: word };
  const shared = { resourceType: type, id, meta: { versionId: String(version) }, subject: { reference: 'Patient/ada' } };
  const results = sorted
    .slice(0, 50)
    .filter((resource) => resource.type === 'Observation')
    .slice(0, number % 4);
  const visit = sorted.find((resource) => resource.type === 'Encounter');
  const encounter = visit && number % 3 > 0 ? { encounter: { reference: `Encounter/${visit.id}` } } : {};
  switch (type) {
    case 'Observation':
      return { ...shared, status: 'final', code, effectiveDateTime: '2026-01-02', valueQuantity: { value: number, unit: 'mmol/L' } };
    case 'Condition':
      return { ...shared, ...encounter, code, recordedDate: '2025-03-04', note: [{ text: `${word} ${number}` }] };
    case 'AllergyIntolerance':
      return { ...shared, ...encounter, patient: shared.subject, subject: undefined, code, criticality: number % 2 === 0 ? 'high' : 'low' };
    case 'MedicationRequest':
      return {
        ...shared,
        status: 'active',
        intent: 'order',
        medicationCodeableConcept: code,
        dosageInstruction: [{ text: `${number} mg` }],
      };
    case 'DiagnosticReport':
      return { ...shared, status: 'final', code, result: results.map((result) => ({ reference: `Observation/${result.id}` })) };
    case 'Encounter':
      return { ...shared, status: 'finished', class: { code: 'AMB' }, type: [code], period: { start: '2025-01-01' } };
    case 'DocumentReference':
      return {
        ...shared,
        status: 'current',
        description: word,
        content: [{ attachment: { contentType: 'application/pdf', url: `Binary/${number}` } }],
      };
    default:
      return type satisfies never;
  }
}

const byId = (left: GeneratedResource, right: GeneratedResource): number => (left.id < right.id ? -1 : 1);

const held = new WeakMap<readonly GeneratedResource[], Answering>();

/** A source that answers with these resources, in their order. */
export function recordAnswer(record: readonly GeneratedResource[]): Answering {
  const before = held.get(record);
  if (before) return before;
  const sorted = record.toSorted(byId);
  const bodies = types.map((type) => {
    const resources = record.filter((resource) => resource.type === type).map((resource) => fhirOf(resource, sorted));
    return [type, { body: bundle(resources) }] as const;
  });
  const answering = knowsAda(Object.fromEntries(bodies));
  held.set(record, answering);
  return answering;
}
