import { expect, test } from 'vitest';
import { namesPatient, subjectsOf } from './subject.ts';

const patient = { reference: 'Patient/7' };

test.each([
  [{ resourceType: 'Observation', subject: patient }, ['Patient/7']],
  [{ resourceType: 'Immunization', patient }, ['Patient/7']],
  [{ resourceType: 'Coverage', beneficiary: patient }, ['Patient/7']],
  [{ resourceType: 'Patient', id: '7' }, ['Patient/7']],
  [{ resourceType: 'Appointment', participant: [{ actor: { reference: 'Practitioner/1' } }, { actor: patient }, {}] }, ['Patient/7']],
  [{ resourceType: 'Observation', subject: { reference: 'https://other.test/fhir/Patient/9' } }, ['https://other.test/fhir/Patient/9']],
  [{ resourceType: 'Observation', subject: { reference: 'Group/1' } }, ['Group/1']],
  [
    { resourceType: 'Observation', subject: { identifier: { system: 'https://fhir.nhs.uk/Id/nhs-number', value: '9991020012' } } },
    ['https://fhir.nhs.uk/Id/nhs-number|9991020012'],
  ],
  [{ resourceType: 'Observation', subject: [patient, { reference: 'Patient/8' }] }, ['Patient/7', 'Patient/8']],
  [{ resourceType: 'Observation', subject: patient, patient: { reference: 'Patient/8' } }, ['Patient/7', 'Patient/8']],
  [{ resourceType: 'Observation' }, []],
  [{ resourceType: 'Observation', subject: { reference: 7 } }, []],
  [{ resourceType: 'Practitioner', id: '1' }, []],
  ['nothing', []],
])('H02 whom %j is about', (resource, subjects) => {
  expect(subjectsOf(resource)).toEqual(subjects);
});

test('types that must name a patient are known', () => {
  expect(['Observation', 'Condition', 'Appointment', 'Coverage'].every(namesPatient)).toBe(true);
  expect(['Practitioner', 'OperationOutcome', 'constructor'].some(namesPatient)).toBe(false);
});
