import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';
import { snomed } from '#/lib/fhir/fixtures/concepts.ts';

const hip = {
  resourceType: 'Procedure',
  id: '1',
  status: 'completed',
  code: snomed('52734007', 'Hip replacement'),
  performedDateTime: '2019-02-03',
};

test.each([
  ['completed', 'Hip replacement', 'affirmed'],
  ['not-done', 'Hip replacement: not done', 'denied'],
  ['preparation', 'Hip replacement: planned', 'affirmed'],
  ['stopped', 'Hip replacement: stopped before its end', 'affirmed'],
  ['in-progress', 'Hip replacement: under way', 'affirmed'],
])('H11 a procedure that is %s', (status, title, assertion) => {
  expect(entryOf({ ...hip, status })).toMatchObject({ title, assertion, status });
});

test.each([
  [{}, { start: '2019-02-03', precision: 'day', kind: 'performed' }],
  [
    { performedDateTime: undefined, performedPeriod: { start: '2019-02', end: '2019-03' } },
    { start: '2019-02', end: '2019-03', precision: 'month', kind: 'performed' },
  ],
  [{ performedDateTime: undefined, performedString: 'as a child' }, undefined],
])('H16 the date of %j', (extra, date) => {
  expect(entryOf({ ...hip, ...extra }).date).toEqual(date);
});

test('done and not done are never one', () => {
  expect(entryOf(hip).identity).toEqual(['procedure|http://snomed.info/sct|52734007|2019-02-03|done']);
  expect(entryOf({ ...hip, status: 'not-done' }).identity).toEqual(['procedure|http://snomed.info/sct|52734007|2019-02-03|not done']);
});
