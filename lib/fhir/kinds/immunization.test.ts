import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';
import { snomed } from '#/lib/fhir/fixtures/concepts.ts';

const flu = {
  resourceType: 'Immunization',
  id: '1',
  status: 'completed',
  vaccineCode: snomed('822851000000102', 'Influenza vaccine'),
  occurrenceDateTime: '2026-10-12',
};
const share = (a: object, b: object): boolean => entryOf(a).identity.some((key) => entryOf(b).identity.includes(key));

test.each([
  ['completed', 'Influenza vaccine', 'affirmed'],
  ['not-done', 'Influenza vaccine: not given', 'denied'],
  ['entered-in-error', 'Influenza vaccine', 'removed'],
])('H11 a vaccine that is %s', (status, title, assertion) => {
  expect(entryOf({ ...flu, status })).toMatchObject({ title, assertion, status });
});

test('batch and site of a given one, reason of one that was not', () => {
  expect(entryOf({ ...flu, lotNumber: 'B12', site: { text: 'Left arm' } }).detail).toBe('batch B12 · left arm');
  expect(entryOf({ ...flu, status: 'not-done', statusReason: { text: 'Declined' } }).detail).toBe('Declined');
  expect(entryOf({ ...flu, primarySource: false }).detail).toBe('reported, not recorded by the giver');
});

test('H16 a day of recording is not the day of the dose', () => {
  const recorded = { ...flu, occurrenceDateTime: undefined, occurrenceString: 'last autumn', recorded: '2026-10-12' };
  expect(entryOf(recorded).date?.kind).toBe('recorded');
  expect(entryOf(recorded).identity).toEqual([]);
  expect(factsOf(entryOf(recorded))).toMatchObject({ Occurrence: 'last autumn' });
});

test.each([
  ['the same day, with a time', { occurrenceDateTime: '2026-10-12T09:00:00Z' }, true],
  ['another day', { occurrenceDateTime: '2026-10-13' }, false],
  ['the month only', { occurrenceDateTime: '2026-10' }, false],
  ['not given', { status: 'not-done' }, false],
])('H20 one dose from two places: %s is %s', (_case, extra, same) => {
  expect(share(flu, { ...flu, id: '2', ...extra })).toBe(same);
});

test.each([
  [{ text: 'MMR', coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '998' }] }, 'MMR: not given', 1],
  [
    { text: 'MMR', coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '998', display: 'no vaccine administered' }] },
    'MMR: not given',
    1,
  ],
  [{ text: 'None given today', coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '998' }] }, 'None given today', 0],
  [{ text: 'MMR', coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '03' }] }, 'MMR', 0],
])('H11 words beside a code that says that none was given: %j', (vaccineCode, title, marks) => {
  const entry = entryOf({ ...flu, vaccineCode });
  expect(entry).toMatchObject({ title, assertion: title === 'MMR' ? 'affirmed' : 'denied' });
  expect(entry.cautions.filter(({ type }) => type === 'discrepancy')).toHaveLength(marks);
});

test.each([
  ['998', 'no vaccine administered', 'denied', 'no vaccine administered'],
  ['999', 'unknown', 'affirmed', 'Vaccine not named'],
  ['03', 'MMR', 'affirmed', 'MMR'],
])('H11 H20 H26 CVX %s (%s) is %s, called "%s"', (code, display, assertion, title) => {
  const entry = entryOf({ ...flu, vaccineCode: { coding: [{ system: 'http://hl7.org/fhir/sid/cvx', code, display }] } });
  expect(entry).toMatchObject({ title, assertion });
  expect(entry.identity).toHaveLength(code === '03' ? 1 : 0);
});
