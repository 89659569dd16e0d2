import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';

const alert = { resourceType: 'Flag', id: '1', status: 'active', code: { text: 'Needs an interpreter' }, period: { start: '2020' } };

test.each([
  ['active', 'Needs an interpreter', 'affirmed'],
  ['inactive', 'No longer active: Needs an interpreter', 'affirmed'],
  ['entered-in-error', 'Needs an interpreter', 'removed'],
])('H11 an alert that is %s', (status, title, assertion) => {
  expect(entryOf({ ...alert, status })).toMatchObject({ category: 'alerts', title, assertion, date: { kind: 'period', start: '2020' } });
});

test('without words it is still an alert', () => {
  expect(entryOf({ ...alert, code: undefined }).title).toBe('Alert not named');
});
