import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const code = (text: string): object => ({ coding: [{ code: text }] });
const asthma = {
  resourceType: 'Condition',
  id: '1',
  code: { text: 'Asthma', coding: [{ system: 'http://snomed.info/sct', code: '195967001' }] },
};

test.each([
  ['confirmed', 'Asthma', 'affirmed'],
  ['refuted', 'Ruled out: Asthma', 'denied'],
  ['unconfirmed', 'Unconfirmed: Asthma', 'affirmed'],
  ['provisional', 'Provisional: Asthma', 'affirmed'],
  ['differential', 'Possible: Asthma', 'affirmed'],
  ['entered-in-error', 'Asthma', 'removed'],
])('H11 a condition that is %s reads so in its title', (verification, title, assertion) => {
  expect(entryOf({ ...asthma, verificationStatus: code(verification) })).toMatchObject({
    title,
    assertion,
    verificationStatus: verification,
  });
});

test.each(['active', 'recurrence', 'relapse', 'inactive', 'remission', 'resolved'])(
  'H12 clinical status %s is verbatim, in the detail too',
  (status) => {
    expect(entryOf({ ...asthma, clinicalStatus: code(status) })).toMatchObject({ clinicalStatus: status, detail: status, cautions: [] });
  },
);

test.each([
  [{ onsetDateTime: '2011-03', recordedDate: '2012-01-01' }, 'onset', '2011-03'],
  [{ onsetPeriod: { start: '2011' }, recordedDate: '2012-01-01' }, 'onset', '2011'],
  [{ onsetString: 'in childhood', recordedDate: '2012-01-01' }, 'recorded', '2012-01-01'],
  [{ onsetDateTime: '1961-04-93', recordedDate: '2012-01-01' }, 'recorded', '2012-01-01'],
])('H16 the date of %j is its %s', (extra, kind, start) => {
  expect(entryOf({ ...asthma, ...extra }).date).toMatchObject({ kind, start });
});

test('H14 what is no date stays readable; ages and words of onset are facts', () => {
  expect(factsOf(entryOf({ ...asthma, onsetDateTime: '1961-04-93' }))).toEqual({ 'Onset (not a date)': '1961-04-93' });
  expect(factsOf(entryOf({ ...asthma, onsetAge: { value: 5, unit: 'years' } }))).toEqual({ Onset: '5 years' });
  expect(entryOf({ ...asthma, onsetDateTime: '1961-04-93' }).date).toBeUndefined();
});

test('H16 the end is a date of its own; one beside "active" says so', () => {
  const over = entryOf({ ...asthma, clinicalStatus: code('resolved'), abatementDateTime: '2015' });
  expect(over.date).toEqual({ kind: 'ended', start: '2015', precision: 'year' });
  expect(entryOf({ ...asthma, onsetDateTime: '2001', abatementDateTime: '2015' })).toMatchObject({
    date: { kind: 'onset' },
    otherDates: [{ kind: 'ended', start: '2015' }],
  });
  expect(factsOf(over)).toEqual({});
  expect(factsOf(entryOf({ ...asthma, clinicalStatus: code('active'), abatementDateTime: '2015' }))).toEqual({
    Note: 'has an end date, though it is not marked as over',
  });
});

test('grouped by code, never with what is ruled out', () => {
  expect(entryOf(asthma).identity).toEqual(['condition|http://snomed.info/sct|195967001|held']);
  expect(entryOf({ ...asthma, verificationStatus: code('refuted') }).identity).toEqual([
    'condition|http://snomed.info/sct|195967001|ruled out',
  ]);
});
