import { hl7Concept } from '#/mocks/fhir/codes.ts';
import { cvxConcept, loincConcept, rxnormConcept, snomedConcept } from '#/mocks/fhir/us-concepts.ts';
import { laboratoryCategory, problemElements, recordAt, vaccinationElements, visitElements } from './federal-chart.ts';
import { ferrer, okafor, whitfield } from '#/mocks/networks/federal/people/federal-people.ts';
import { coastGuard, militaryHealth, rangerClinics, veteransHealth } from '#/mocks/networks/federal/people/federal-providers.ts';
import type { PatientRecord } from '#/mocks/networks/model/network.ts';

const atMilitary: readonly PatientRecord[] = [
  recordAt(militaryHealth, ferrer, (own) => [
    own('Encounter', 'enlistment', visitElements('1991-06-11', 'Fort Aldous Military Hospital', 'Enlistment medical examination')),
    own('Immunization', 'hepatitis-a', vaccinationElements(cvxConcept('52', 'Hepatitis A, adult'), '1991-06-11')),
    own('Procedure', 'appendectomy', {
      status: 'completed',
      code: snomedConcept('80146002', 'Appendectomy'),
      performedDateTime: '1995-03-22',
    }),
  ]),
  recordAt(militaryHealth, whitfield, (own) => [
    own('AllergyIntolerance', 'penicillin', {
      clinicalStatus: hl7Concept('allergyintolerance-clinical', 'active'),
      verificationStatus: hl7Concept('allergyintolerance-verification', 'confirmed'),
      code: rxnormConcept('7980', 'Penicillin G'),
      recordedDate: '2009-03-17',
      reaction: [{ manifestation: [snomedConcept('126485001', 'Urticaria')] }],
    }),
    own('Encounter', 'separation', visitElements('2009-03-17', 'Fort Aldous Military Hospital', 'Separation medical examination')),
  ]),
];

const atVeterans: readonly PatientRecord[] = [
  recordAt(veteransHealth, whitfield, (own) => [
    own('Condition', 'diabetes', problemElements(snomedConcept('44054006', 'Type 2 diabetes mellitus'), '2011-05')),
    own('MedicationRequest', 'metformin', {
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: rxnormConcept('861007', 'Metformin hydrochloride 500 MG Oral Tablet'),
      authoredOn: '2026-09-08T10:15:00-04:00',
      requester: { display: 'Dr Carla Reyes' },
      dosageInstruction: [{ text: '1 tablet by mouth twice daily with meals' }],
    }),
    own('Observation', 'a1c', {
      status: 'final',
      category: laboratoryCategory,
      code: loincConcept('4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood'),
      effectiveDateTime: '2026-10-28T08:05:00-04:00',
      valueQuantity: { value: 7.9, unit: '%', system: 'http://unitsofmeasure.org', code: '%' },
      interpretation: [hl7Concept('v3-ObservationInterpretation', 'H')],
      referenceRange: [{ low: { value: 4, unit: '%' }, high: { value: 5.6, unit: '%' } }],
    }),
    own('DocumentReference', 'note', {
      status: 'current',
      docStatus: 'final',
      type: loincConcept('11506-3', 'Progress note'),
      date: '2026-10-28T11:20:00-04:00',
      author: [{ display: 'Dr Carla Reyes' }],
      description: 'Primary care progress note',
      content: [
        {
          attachment: {
            contentType: 'text/plain; charset=utf-8',
            data: Buffer.from('Feels well. A1c 7.9 %.\n\nPlan:\n  - metformin unchanged\n  - recheck in 3 months', 'utf8').toString(
              'base64',
            ),
          },
        },
      ],
    }),
  ]),
  recordAt(veteransHealth, okafor, (own) => [
    own('Immunization', 'influenza', vaccinationElements(cvxConcept('150', 'Influenza vaccine, quadrivalent'), '2026-10-02')),
  ]),
  recordAt(veteransHealth, ferrer, (own) => [
    own('Encounter', 'primary-care', visitElements('2019-09-03', 'Juniper Bay Veterans Medical Center', 'Primary care visit')),
    own('Condition', 'knee', problemElements(snomedConcept('239873007', 'Osteoarthritis of knee'), '2018')),
    own('MedicationRequest', 'acetaminophen', {
      status: 'active',
      intent: 'order',
      medicationCodeableConcept: rxnormConcept('198440', 'Acetaminophen 500 MG Oral Tablet'),
      authoredOn: '2026-08-11T09:00:00-04:00',
      requester: { display: 'Dr Carla Reyes' },
      dosageInstruction: [{ text: '1 tablet by mouth every 6 hours as needed' }],
    }),
  ]),
];

const atCoastGuard: readonly PatientRecord[] = [
  recordAt(coastGuard, okafor, (own) => [own('Condition', 'asthma', problemElements(snomedConcept('195967001', 'Asthma'), '1989'))]),
  recordAt(coastGuard, ferrer, (own) => [
    own('Encounter', 'fitness', visitElements('2004-02-19', 'Coast Guard Clinic Point Rowe', 'Fitness for duty')),
    own('Condition', 'hearing', problemElements(snomedConcept('15188001', 'Hearing loss'), '2004')),
  ]),
];

const atRangerClinics: readonly PatientRecord[] = [
  recordAt(rangerClinics, ferrer, (own) => [
    own('Encounter', 'annual', visitElements('2026-10-29', 'Mesa Ranger Clinic', 'Annual examination')),
    own('Observation', 'pulse', {
      status: 'final',
      category: [hl7Concept('observation-category', 'vital-signs')],
      code: loincConcept('8867-4', 'Heart rate'),
      effectiveDateTime: '2026-10-29T09:10:00-05:00',
      valueQuantity: { value: 68, unit: '/min', system: 'http://unitsofmeasure.org', code: '/min' },
    }),
  ]),
];

/** Records by federal provider: the people who served there. Two of the four do not know everyone. */
export const federalRecords: ReadonlyMap<string, readonly PatientRecord[]> = new Map([
  [militaryHealth.id, atMilitary],
  [veteransHealth.id, atVeterans],
  [coastGuard.id, atCoastGuard],
  [rangerClinics.id, atRangerClinics],
]);
