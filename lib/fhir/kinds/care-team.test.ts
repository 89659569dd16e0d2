import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const team = { resourceType: 'CareTeam', id: '1', status: 'active', name: 'Ward team', period: { start: '2026-11-11' } };

test.each([
  ['active', 'Care team: Ward team', 'affirmed'],
  ['proposed', 'Proposed: Care team: Ward team', 'affirmed'],
  ['inactive', 'No longer active: Care team: Ward team', 'affirmed'],
])('H11 a team that is %s', (status, title, assertion) => {
  expect(entryOf({ ...team, status })).toMatchObject({ title, assertion, status });
});

test('its members by role and name, one of whom only the id is known too', () => {
  const participant = [
    { role: [{ text: 'Consultant' }], member: { display: 'Dr Sam Ode' }, onBehalfOf: { display: 'City' } },
    { member: { reference: 'Practitioner/9' } },
    {},
  ];
  const entry = entryOf({ ...team, participant });
  expect(entry).toMatchObject({ category: 'people', detail: 'Dr Sam Ode', date: { kind: 'period', open: true } });
  expect(factsOf(entry)).toEqual({ Consultant: 'Dr Sam Ode, City', Member: 'Practitioner/9; not named' });
});

test('a team that is over is not still open', () => {
  expect(entryOf({ ...team, status: 'inactive' }).date?.open).toBeUndefined();
  expect(entryOf({ ...team, name: undefined }).title).toBe('Care team');
});
