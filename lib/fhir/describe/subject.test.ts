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

// A clinician who came inside the appointment, or by an address that says nothing, is nobody's patient.
test.each<[string, object, readonly string[]]>([
  ['contained', { actor: { reference: '#doctor' } }, ['Patient/7']],
  ['by an address', { actor: { reference: 'urn:uuid:5a' } }, ['Patient/7']],
  ['by a number', { actor: { identifier: { system: 'https://x.test/staff', value: '1' } } }, ['Patient/7']],
  ['said to be one', { actor: { type: 'Practitioner', reference: 'urn:uuid:5a' } }, ['Patient/7']],
  ['another patient', { actor: { reference: 'Patient/8' } }, ['Patient/7', 'Patient/8']],
  ['a contained patient', { actor: { reference: '#other' } }, ['Patient/7', '#other']],
])('H02 an appointment with a participant %s', (_, participant, subjects) => {
  const contained = [
    { resourceType: 'Practitioner', id: 'doctor' },
    { resourceType: 'Patient', id: 'other' },
  ];
  const own = { actor: { reference: 'Patient/7' } };
  expect(subjectsOf({ resourceType: 'Appointment', contained, participant: [participant, own] }).toSorted()).toEqual(subjects.toSorted());
});

test('H02 where nobody is called the patient, an address or a number may name one', () => {
  expect(subjectsOf({ resourceType: 'Appointment', participant: [{ actor: { reference: 'urn:uuid:5a' } }] })).toEqual(['urn:uuid:5a']);
  const identifier = { system: 'https://x.test/nhs', value: '1' };
  expect(subjectsOf({ resourceType: 'Task', for: { identifier } })).toEqual(['https://x.test/nhs|1']);
});
