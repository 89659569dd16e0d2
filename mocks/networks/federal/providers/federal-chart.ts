import type { CodeableConcept } from 'fhir/r4';
import { hl7Concept } from '#/mocks/fhir/codes.ts';
import type { FhirResource } from '#/mocks/servers/fhir/fhir-resource.ts';
import { federalPatient, type FederalPerson } from '#/mocks/networks/federal/people/federal-people.ts';
import type { FederalProvider } from '#/mocks/networks/federal/people/federal-providers.ts';
import type { PatientRecord } from '#/mocks/networks/model/network.ts';

const stamp = '2026-11-02T09:30:00-05:00';
const aboutPatient: ReadonlySet<string> = new Set(['AllergyIntolerance', 'Immunization']);

/** Makes a resource of this person at this provider. */
export type MakeResource = (resourceType: string, id: string, more: object) => FhirResource;

/** Record that one federal provider holds of one person. */
export function recordAt(
  provider: FederalProvider,
  person: FederalPerson,
  held: (own: MakeResource) => readonly FhirResource[],
): PatientRecord {
  const registered = federalPatient(person, provider);
  const patient = registered.id ?? '';
  const own: MakeResource = (resourceType, id, more) => {
    const resource = {
      resourceType,
      id: `${person.key}-${id}`,
      meta: { versionId: '1', lastUpdated: stamp },
      [aboutPatient.has(resourceType) ? 'patient' : 'subject']: { reference: `Patient/${patient}` },
    };
    return { ...resource, ...more };
  };
  return { patient, resources: [registered, ...held(own)] };
}

/** A visit of forty minutes at a place of the provider's. */
export const visitElements = (day: string, place: string, reason: string) => ({
  status: 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB', display: 'ambulatory' },
  period: { start: `${day}T09:00:00-05:00`, end: `${day}T09:40:00-05:00` },
  reasonCode: [{ text: reason }],
  serviceProvider: { display: place },
});

/** An active entry of the problem list. */
export const problemElements = (code: CodeableConcept, onset: string) => ({
  clinicalStatus: hl7Concept('condition-clinical', 'active'),
  verificationStatus: hl7Concept('condition-ver-status', 'confirmed'),
  category: [hl7Concept('condition-category', 'problem-list-item')],
  code,
  onsetDateTime: onset,
});

export const vaccinationElements = (vaccine: CodeableConcept, day: string) => ({
  status: 'completed',
  vaccineCode: vaccine,
  occurrenceDateTime: day,
});

export const laboratoryCategory = [hl7Concept('observation-category', 'laboratory')];
