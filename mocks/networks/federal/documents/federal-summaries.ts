import type { FhirResource } from '#/mocks/servers/fhir/fhir-resource.ts';
import { federalPatient, okafor, whitfield, type FederalPerson } from '#/mocks/networks/federal/people/federal-people.ts';
import type { PatientRecord } from '#/mocks/networks/model/network.ts';

const kestrel = { root: '2.16.840.1.113883.19.46', code: 'KP' } as const;

const concept = (system: string, code: string, display: string) => ({ coding: [{ system, code, display }], text: display });
const snomed = (code: string, display: string) => concept('http://snomed.info/sct', code, display);
/** A statement that nothing is known, as the International Patient Summary codes it. */
const absent = (code: string, display: string) => concept('http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips', code, display);
const hl7 = (system: string, code: string) => ({ coding: [{ system: `http://terminology.hl7.org/CodeSystem/${system}`, code }] });

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
    clinicalStatus: hl7('allergyintolerance-clinical', 'active'),
    verificationStatus: hl7('allergyintolerance-verification', 'confirmed'),
  },
  problem: { clinicalStatus: hl7('condition-clinical', 'active'), verificationStatus: hl7('condition-ver-status', 'confirmed') },
};

/** He worked there for three years: the province says that it knows of no medicines, whatever others hold. */
const whitfieldSummary = recordOf(whitfield, (own, about) => [
  own('AllergyIntolerance', 'bee', {
    ...active.allergy,
    patient: about,
    code: snomed('424213003', 'Allergy to bee venom'),
    criticality: 'low',
    onsetDateTime: '2023-07',
    reaction: [{ manifestation: [snomed('126485001', 'Urticaria')] }],
  }),
  own('Condition', 'gout', {
    ...active.problem,
    category: [hl7('condition-category', 'problem-list-item')],
    subject: about,
    code: snomed('90560007', 'Gout'),
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
    code: snomed('309431005', 'Knee arthroscopy'),
    performedDateTime: '2023-03-21',
  }),
  own('Observation', 'urate', {
    status: 'final',
    category: [hl7('observation-category', 'laboratory')],
    subject: about,
    code: concept('http://loinc.org', '14933-6', 'Urate [Moles/volume] in Serum or Plasma'),
    effectiveDateTime: '2024-04-30T08:40:00-04:00',
    valueQuantity: { value: 512, unit: 'µmol/L', system: 'http://unitsofmeasure.org', code: 'umol/L' },
    interpretation: [hl7('v3-ObservationInterpretation', 'H')],
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
    clinicalStatus: hl7('allergyintolerance-clinical', 'active'),
    patient: about,
    code: absent('no-known-allergies', 'No known allergies'),
  }),
  own('Condition', 'anemia', {
    ...active.problem,
    category: [hl7('condition-category', 'problem-list-item')],
    subject: about,
    code: snomed('87522002', 'Iron deficiency anemia'),
    onsetDateTime: '2025-01',
  }),
]);

/** Records of the sources that answer with an International Patient Summary alone, by source. */
export const summaryRecords: ReadonlyMap<string, readonly PatientRecord[]> = new Map([
  ['kestrel-province', [whitfieldSummary, okaforSummary]],
]);
