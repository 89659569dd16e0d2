import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const aim = { resourceType: 'Goal', id: '1', lifecycleStatus: 'active', description: { text: 'Stop smoking' }, startDate: '2026-01-04' };

test.each([
  ['active', 'Goal: Stop smoking', 'affirmed'],
  ['completed', 'Goal: Stop smoking', 'affirmed'],
  ['proposed', 'Proposed: Goal: Stop smoking', 'affirmed'],
  ['rejected', 'Rejected: Goal: Stop smoking', 'denied'],
  ['cancelled', 'Cancelled: Goal: Stop smoking', 'denied'],
  ['entered-in-error', 'Goal: Stop smoking', 'removed'],
])('H11 H12 a goal that is %s', (lifecycleStatus, title, assertion) => {
  expect(entryOf({ ...aim, lifecycleStatus })).toMatchObject({ title, assertion, status: lifecycleStatus, category: 'care-plans' });
});

test('what was reached is said beside it', () => {
  const entry = entryOf({
    ...aim,
    achievementStatus: { text: 'Not achieved' },
    statusDate: '2026-06-01',
    target: [{ dueDate: '2026-12-01' }],
  });
  expect(entry).toMatchObject({ detail: 'Not achieved', date: { kind: 'start' }, otherDates: [{ kind: 'recorded' }] });
  expect(factsOf(entry)).toMatchObject({ Achievement: 'Not achieved', 'Target: due': '2026-12-01' });
  expect(entryOf({ ...aim, description: undefined }).title).toBe('Goal: not named');
});
