import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const plan = { resourceType: 'CarePlan', id: '1', status: 'active', intent: 'plan', title: 'Falls plan', period: { start: '2026-01-01' } };

test('H11 its activities are plans, and what must not be done says so', () => {
  const activity = [
    { detail: { status: 'scheduled', code: { text: 'Home visit' } } },
    { detail: { status: 'not-started', doNotPerform: true, code: { text: 'Intubation' } } },
  ];
  const entry = entryOf({ ...plan, activity });
  expect(entry).toMatchObject({ title: 'Falls plan', category: 'care-plans', detail: '2 planned', date: { kind: 'period', open: true } });
  expect(factsOf(entry)['Planned']).toBe('Home visit · scheduled; Do not perform: Intubation · not-started');
});

test.each([
  [{ intent: 'proposal' }, 'Proposed: Falls plan', undefined],
  [{ status: 'revoked' }, 'Revoked: Falls plan', 'revoked'],
  [{ title: undefined, category: [{ text: 'End of life' }] }, 'End of life', undefined],
  [{ title: undefined }, 'Care plan', undefined],
])('%j is "%s", %s', (extra, title, detail) => {
  const entry = entryOf({ ...plan, ...extra });
  expect([entry.title, entry.detail]).toEqual([title, detail]);
});

test.each<[string, readonly (string | undefined)[], string | undefined]>([
  ['active', ['completed', 'completed'], '2 done'],
  ['active', ['scheduled', 'completed', 'not-started'], '2 planned · 1 done'],
  ['active', ['in-progress', 'cancelled', 'stopped', 'on-hold'], '1 under way · 1 cancelled · 1 stopped · 1 on hold'],
  ['active', ['unknown', undefined], '2 planned'],
  ['completed', [undefined, 'completed'], 'completed · 1 in the plan · 1 done'],
  ['active', [], undefined],
])('H11 of a plan that is %s, activities %j are "%s"', (status, statuses, detail) => {
  const activity = statuses.map((activityStatus, number) => ({ detail: { status: activityStatus, description: `Visit ${number}` } }));
  expect(entryOf({ ...plan, status, activity }).detail).toBe(detail);
});
