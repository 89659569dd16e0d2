import type { FhirResource, Observation } from 'fhir/r4';
import { people, recordsOf, type SourceId } from '#/mocks/patients/people.ts';

/** Resources that each source holds of Amara Brooks at the demo's clock, by type. */
export const clock = new Date('2026-11-21T14:02:00+00:00');
const amara = people[0];
if (!amara) throw new Error('nobody');
export const person = amara;

type Named<T extends FhirResource['resourceType']> = Extract<FhirResource, { resourceType: T }>;
export function all<T extends FhirResource['resourceType']>(source: SourceId, type: T): readonly Named<T>[] {
  return recordsOf(person, source, clock).filter((resource): resource is Named<T> => resource.resourceType === type);
}
export const loinc = (resource: Observation) => resource.code.coding?.find((coding) => coding.system === 'http://loinc.org')?.code;
export const textOf = (source: SourceId, type: 'AllergyIntolerance' | 'Condition', text: string) =>
  all(source, type).filter((resource) => resource.code?.text === text);
