import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';

const clinic = {
  resourceType: 'Appointment',
  id: '1',
  status: 'booked',
  serviceType: [{ text: 'Heart clinic' }],
  start: '2026-12-02T10:00:00Z',
  end: '2026-12-02T10:20:00Z',
};

test.each([
  ['booked', 'Heart clinic', 'affirmed'],
  ['fulfilled', 'Heart clinic', 'affirmed'],
  ['proposed', 'Proposed: Heart clinic', 'affirmed'],
  ['cancelled', 'Cancelled: Heart clinic', 'denied'],
  ['noshow', 'Did not attend: Heart clinic', 'denied'],
])('H11 an appointment that is %s', (status, title, assertion) => {
  expect(entryOf({ ...clinic, status })).toMatchObject({ title, assertion, category: 'appointments' });
});

test.each([
  [{}, { start: '2026-12-02T10:00:00Z', end: '2026-12-02T10:20:00Z', precision: 'minute', kind: 'start' }],
  [{ end: undefined }, { start: '2026-12-02T10:00:00Z', precision: 'minute', kind: 'start' }],
  [
    { start: undefined, created: '2026-11-01' },
    { start: '2026-11-01', precision: 'day', kind: 'created' },
  ],
])('H16 the time of %j', (extra, date) => {
  expect(entryOf({ ...clinic, ...extra }).date).toEqual(date);
});

test('with whom, but the patient', () => {
  const participant = [
    { actor: { reference: 'Patient/1', display: 'Amara Brooks' } },
    { actor: { reference: 'Practitioner/1', display: 'Dr Ode' } },
  ];
  expect(entryOf({ ...clinic, participant }).detail).toBe('Dr Ode');
});
