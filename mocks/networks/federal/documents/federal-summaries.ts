import { hl7Concept } from '#/mocks/fhir/codes.ts';
import { displayConcept, snomedConcept } from '#/mocks/fhir/us-concepts.ts';
import type { FhirResource } from '#/mocks/servers/fhir/fhir-resource.ts';
import { federalPatient, okafor, whitfield, type FederalPerson } from '#/mocks/networks/federal/people/federal-people.ts';
import type { PatientRecord } from '#/mocks/networks/model/network.ts';

const kestrel = { root: '2.16.840.1.113883.19.46', code: 'KP' } as const;

/** A statement that nothing is known, as the International Patient Summary codes it. */
const absent = (code: string, display: string) =>
  displayConcept('http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips', code, display);

type Own = (resourceType: string, id: string, more: object) => FhirResource;

/** Summary that the neighbouring province holds of a person who was treated there. */
function recordOf(person: FederalPerson, held: (own: Own, about: object) => readonly FhirResource[]): PatientRecord {
  const registered = federalPatient(person, kestrel);
  const own: Own = (resourceType, id, more) => {
    const resource = { resourceType, id: `${person.key}-${id}` };
    return { ...resource, ...more };
  };
  const about = { reference: `Patient/${registered.id}` };
  return { patient: registered.id ?? '', resources: [registered, ...held(own, about)] };
}

const active = {
  allergy: {
    clinicalStatus: hl7Concept('allergyintolerance-clinical', 'active'),
    verificationStatus: hl7Concept('allergyintolerance-verification', 'confirmed'),
  },
  problem: {
    clinicalStatus: hl7Concept('condition-clinical', 'active'),
    verificationStatus: hl7Concept('condition-ver-status', 'confirmed'),
  },
};

/** He worked there for three years: the province states that it knows of no medicines, although others do. */
const whitfieldSummary = recordOf(whitfield, (own, about) => [
  own('AllergyIntolerance', 'bee', {
    ...active.allergy,
    patient: about,
    code: snomedConcept('424213003', 'Allergy to bee venom'),
    criticality: 'low',
    onsetDateTime: '2023-07',
    reaction: [{ manifestation: [snomedConcept('126485001', 'Urticaria')] }],
  }),
  own('Condition', 'gout', {
    ...active.problem,
    category: [hl7Concept('condition-category', 'problem-list-item')],
    subject: about,
    code: snomedConcept('90560007', 'Gout'),
    onsetDateTime: '2022-09-14',
  }),
  own('MedicationStatement', 'none', {
    status: 'unknown',
    subject: about,
    medicationCodeableConcept: absent('no-known-medications', 'No known medications'),
    effectiveDateTime: '2024-05-03',
  }),
  own('Procedure', 'knee', {
    status: 'completed',
    subject: about,
    code: snomedConcept('309431005', 'Knee arthroscopy'),
    performedDateTime: '2023-03-21',
  }),
  own('Observation', 'urate', {
    status: 'final',
    category: [hl7Concept('observation-category', 'laboratory')],
    subject: about,
    code: displayConcept('http://loinc.org', '14933-6', 'Urate [Moles/volume] in Serum or Plasma'),
    effectiveDateTime: '2024-04-30T08:40:00-04:00',
    valueQuantity: { value: 512, unit: 'µmol/L', system: 'http://unitsofmeasure.org', code: 'umol/L' },
    interpretation: [hl7Concept('v3-ObservationInterpretation', 'H')],
    referenceRange: [{ low: { value: 210, unit: 'µmol/L' }, high: { value: 430, unit: 'µmol/L' } }],
  }),
  own('CarePlan', 'plan', {
    status: 'active',
    intent: 'plan',
    subject: about,
    title: 'Gout: avoid further attacks',
    description: 'Diet reviewed; urate to be measured again by the next physician.',
    period: { start: '2024-05-03' },
  }),
]);

/** Planted: none known here, while a clinic's document names one; and a medicines section that is empty for want of information. */
const okaforSummary = recordOf(okafor, (own, about) => [
  own('AllergyIntolerance', 'none', {
    clinicalStatus: hl7Concept('allergyintolerance-clinical', 'active'),
    patient: about,
    code: absent('no-known-allergies', 'No known allergies'),
  }),
  own('Condition', 'anemia', {
    ...active.problem,
    category: [hl7Concept('condition-category', 'problem-list-item')],
    subject: about,
    code: snomedConcept('87522002', 'Iron deficiency anemia'),
    onsetDateTime: '2025-01',
  }),
]);

/** Records of the sources that answer with an International Patient Summary alone, by source. */
export const summaryRecords: ReadonlyMap<string, readonly PatientRecord[]> = new Map([
  ['kestrel-province', [whitfieldSummary, okaforSummary]],
]);
