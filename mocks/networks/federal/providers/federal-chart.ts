import type { FhirResource } from '#/mocks/servers/fhir/fhir-resource.ts';
import { federalPatient, type FederalPerson } from '#/mocks/networks/federal/people/federal-people.ts';
import type { FederalProvider } from '#/mocks/networks/federal/people/federal-providers.ts';
import type { PatientRecord } from '#/mocks/networks/model/network.ts';

export const snomed = (code: string, display: string) => ({
  coding: [{ system: 'http://snomed.info/sct', code, display }],
  text: display,
});
export const loinc = (code: string, display: string) => ({ coding: [{ system: 'http://loinc.org', code, display }], text: display });
export const rxnorm = (code: string, display: string) => ({
  coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code, display }],
  text: display,
});
export const cvx = (code: string, display: string) => ({
  coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code, display }],
  text: display,
});
export const hl7 = (system: string, code: string) => ({ coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }] });

const stamp = '2026-11-02T09:30:00-05:00';
const aboutPatient: ReadonlySet<string> = new Set(['AllergyIntolerance', 'Immunization']);

/** Makes a resource of this person at this provider. */
export type Own = (resourceType: string, id: string, more: object) => FhirResource;

/** Record that one federal provider holds of one person. */
export function recordAt(provider: FederalProvider, person: FederalPerson, held: (own: Own) => readonly FhirResource[]): PatientRecord {
  const registered = federalPatient(person, provider);
  const patient = registered.id ?? '';
  const own: Own = (resourceType, id, more) => {
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
export const visit = (day: string, place: string, reason: string) => ({
  status: 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB', display: 'ambulatory' },
  period: { start: `${day}T09:00:00-05:00`, end: `${day}T09:40:00-05:00` },
  reasonCode: [{ text: reason }],
  serviceProvider: { display: place },
});

/** An active entry of the problem list. */
export const problem = (code: ReturnType<typeof snomed>, onset: string) => ({
  clinicalStatus: hl7('condition-clinical', 'active'),
  verificationStatus: hl7('condition-ver-status', 'confirmed'),
  category: [hl7('condition-category', 'problem-list-item')],
  code,
  onsetDateTime: onset,
});

export const vaccination = (vaccine: ReturnType<typeof cvx>, day: string) => ({
  status: 'completed',
  vaccineCode: vaccine,
  occurrenceDateTime: day,
});

export const laboratory = [hl7('observation-category', 'laboratory')];
