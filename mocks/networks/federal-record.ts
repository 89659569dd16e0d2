import type { FhirResource } from '#/mocks/servers/fhir-resource.ts';
import { federalPatient, okafor, whitfield, type FederalPerson } from './federal-people.ts';
import type { PatientRecord } from './network.ts';

const federalHealth = { root: '2.16.840.1.113883.19.41', code: 'FH' } as const;

const snomed = (code: string, display: string) => ({ coding: [{ system: 'http://snomed.info/sct', code, display }], text: display });
const loinc = (code: string, display: string) => ({ coding: [{ system: 'http://loinc.org', code, display }], text: display });
const rxnorm = (code: string, display: string) => ({
  coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code, display }],
  text: display,
});
const hl7 = (system: string, code: string) => ({ coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }] });
const stamp = '2026-11-02T09:30:00-05:00';

/** What the federal record system holds of one person. */
function recordOf(person: FederalPerson, held: (own: Own) => readonly FhirResource[]): PatientRecord {
  const patient = `${federalHealth.code.toLowerCase()}-${person.key}`;
  const own: Own = (resourceType, id, more) => {
    const about = resourceType === 'AllergyIntolerance' || resourceType === 'Immunization' ? 'patient' : 'subject';
    const resource = {
      resourceType,
      id: `${person.key}-${id}`,
      meta: { versionId: '1', lastUpdated: stamp },
      [about]: { reference: `Patient/${patient}` },
    };
    return { ...resource, ...more };
  };
  return { patient, resources: [federalPatient(person, federalHealth), ...held(own)] };
}

type Own = (resourceType: string, id: string, more: object) => FhirResource;

const laboratory = [hl7('observation-category', 'laboratory')];

const whitfieldRecord = recordOf(whitfield, (own) => [
  own('AllergyIntolerance', 'penicillin', {
    clinicalStatus: hl7('allergyintolerance-clinical', 'active'),
    verificationStatus: hl7('allergyintolerance-verification', 'confirmed'),
    code: rxnorm('7980', 'Penicillin G'),
    recordedDate: '2009-03-17',
    reaction: [{ manifestation: [snomed('126485001', 'Urticaria')] }],
  }),
  own('Condition', 'diabetes', {
    clinicalStatus: hl7('condition-clinical', 'active'),
    verificationStatus: hl7('condition-ver-status', 'confirmed'),
    category: [hl7('condition-category', 'problem-list-item')],
    code: snomed('44054006', 'Type 2 diabetes mellitus'),
    onsetDateTime: '2011-05',
  }),
  own('MedicationRequest', 'metformin', {
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: rxnorm('861007', 'Metformin hydrochloride 500 MG Oral Tablet'),
    authoredOn: '2026-09-08T10:15:00-04:00',
    requester: { display: 'Dr Carla Reyes' },
    dosageInstruction: [{ text: '1 tablet by mouth twice daily with meals' }],
  }),
  own('Observation', 'a1c', {
    status: 'final',
    category: laboratory,
    code: loinc('4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood'),
    effectiveDateTime: '2026-10-28T08:05:00-04:00',
    valueQuantity: { value: 7.9, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
    interpretation: [hl7('v3-ObservationInterpretation', 'H')],
    referenceRange: [{ low: { value: 4, unit: '%' }, high: { value: 5.6, unit: '%' } }],
  }),
  own('DocumentReference', 'note', {
    status: 'current',
    docStatus: 'final',
    type: loinc('11506-3', 'Progress note'),
    date: '2026-10-28T11:20:00-04:00',
    author: [{ display: 'Dr Carla Reyes' }],
    description: 'Primary care progress note',
    content: [
      {
        attachment: {
          contentType: 'text/plain; charset=utf-8',
          data: Buffer.from('Feels well. A1c 7.9 %.\n\nPlan:\n  - metformin unchanged\n  - recheck in 3 months', 'utf8').toString('base64'),
        },
      },
    ],
  }),
]);

const okaforRecord = recordOf(okafor, (own) => [
  own('Condition', 'asthma', {
    clinicalStatus: hl7('condition-clinical', 'active'),
    verificationStatus: hl7('condition-ver-status', 'confirmed'),
    category: [hl7('condition-category', 'problem-list-item')],
    code: snomed('195967001', 'Asthma'),
    onsetDateTime: '1989',
  }),
  own('Immunization', 'influenza', {
    status: 'completed',
    vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '150' }], text: 'Influenza vaccine, quadrivalent' },
    occurrenceDateTime: '2026-10-02',
  }),
]);

export const federalRecords: readonly PatientRecord[] = [whitfieldRecord, okaforRecord];
