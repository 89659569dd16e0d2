import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';

const request = {
  resourceType: 'ServiceRequest',
  id: '1',
  status: 'active',
  intent: 'order',
  code: { text: 'Echocardiogram' },
  authoredOn: '2026-11-18',
  occurrenceDateTime: '2026-12-18',
};

test.each([
  [{}, 'Requested: Echocardiogram', 'affirmed'],
  [{ code: { text: 'Referral to cardiology' } }, 'Referral to cardiology', 'affirmed'],
  [{ intent: 'plan' }, 'Planned: Echocardiogram', 'affirmed'],
  [{ intent: 'proposal' }, 'Proposed: Echocardiogram', 'affirmed'],
  [{ doNotPerform: true, code: { text: 'Resuscitation' } }, 'Do not perform: Resuscitation', 'denied'],
  [{ code: undefined, category: [{ text: 'Physiotherapy' }] }, 'Requested: Physiotherapy', 'affirmed'],
])('H11 %j never reads as done: "%s"', (extra, title, assertion) => {
  expect(entryOf({ ...request, ...extra })).toMatchObject({ title, assertion, category: 'requests' });
});

test('H16 written on one day, it stands on the day it is for; one that forbids holds from its writing on', () => {
  const { date, otherDates } = entryOf(request);
  expect([date?.kind, otherDates[0]?.kind]).toEqual(['planned', 'authored']);
  expect(entryOf({ ...request, doNotPerform: true }).date?.kind).toBe('authored');
});

test('H12 revoked is said', () => {
  expect(entryOf({ ...request, status: 'revoked' }).detail).toBe('revoked');
});
