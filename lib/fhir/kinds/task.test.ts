import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';
import { subjectsOf } from '#/lib/fhir/describe/subject.ts';

const job = { resourceType: 'Task', id: '1', status: 'requested', intent: 'order', description: 'Take blood', authoredOn: '2026-11-18' };

test.each([
  ['draft', 'Draft task: Take blood', 'affirmed'],
  ['requested', 'To do: Take blood', 'affirmed'],
  ['in-progress', 'Being done: Take blood', 'affirmed'],
  ['completed', 'Done: Take blood', 'affirmed'],
  ['rejected', 'Rejected, not done: Take blood', 'denied'],
  ['cancelled', 'Cancelled, not done: Take blood', 'denied'],
  ['failed', 'Failed: Take blood', 'denied'],
  ['brand-new', 'Task: Take blood', 'affirmed'],
])('H11 a task that is %s', (status, title, assertion) => {
  expect(entryOf({ ...job, status })).toMatchObject({ title, assertion, status });
});

test.each([
  [{ intent: 'plan' }, 'Planned: To do: Take blood', 'affirmed'],
  [{ doNotPerform: true }, 'Do not perform: Take blood', 'denied'],
  [{ description: undefined, code: { text: 'Refill' } }, 'To do: Refill', 'affirmed'],
  [{ description: undefined, focus: { display: 'Blood test' } }, 'To do: Blood test', 'affirmed'],
  [{ description: undefined }, 'To do: task not named', 'affirmed'],
])('H11 %j', (extra, title, assertion) => {
  expect(entryOf({ ...job, ...extra })).toMatchObject({ title, assertion, category: 'requests' });
});

test('H16 written, then done, then changed', () => {
  const { date, otherDates } = entryOf({ ...job, executionPeriod: { start: '2026-11-19' }, lastModified: '2026-11-20' });
  expect([date?.kind, ...otherDates.map(({ kind }) => kind)]).toEqual(['authored', 'performed', 'recorded']);
});

test('H02 whom it is for is checked', () => {
  expect(subjectsOf({ ...job, for: { reference: 'Patient/zoe' } })).toEqual(['Patient/zoe']);
});
