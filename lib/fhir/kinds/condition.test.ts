import { describe, expect, test } from 'vitest';
import { wholeView } from '#/lib/record/model/view.ts';
import { summariseRecord } from '#/lib/record/summary/summary.ts';
import { hello, source, timelineOf } from '#/lib/record/testing/record-builders.ts';
import { supportedVersions } from '#/lib/fhir/versions/registry.ts';
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
    Note: 'has an end, though it is not marked as over',
  });
});

test('grouped by code, never with what is ruled out', () => {
  expect(entryOf(asthma).identity).toEqual(['condition|http://snomed.info/sct|195967001|held']);
  expect(entryOf({ ...asthma, verificationStatus: code('refuted') }).identity).toEqual([
    'condition|http://snomed.info/sct|195967001|ruled out',
  ]);
});

const unstated = { resourceType: 'Condition', id: '1', code: { text: 'Asthma' }, recordedDate: '2026-01-03' };
const isCurrent = (resource: object, version = 'R4'): boolean =>
  summariseRecord(
    timelineOf({
      source: source('city'),
      entries: [
        entryOf(
          resource,
          {},
          supportedVersions.find(({ label }) => label === version),
        ),
      ],
    }),
    wholeView,
    hello.at,
  ).problems.items.length === 1;

describe('H12 a problem that is over, said otherwise, is not current, and its row says so', () => {
  test.each<[object, string | undefined, string?]>([
    [{ abatementBoolean: true }, 'resolved', 'STU3'],
    [{ abatementBoolean: true }, 'over, date not sent'],
    [{ abatementBoolean: true }, 'resolved', 'DSTU2'],
    [{ abatementString: 'resolved in childhood' }, 'ended: resolved in childhood'],
    [{ abatementString: 'In remission' }, 'ended: In remission', 'R5'],
    [{ abatementString: 'yes' }, 'over, date not sent'],
    [{ abatementAge: { value: 12, unit: 'years', system: 'http://unitsofmeasure.org', code: 'a' } }, 'ended at 12 years'],
    [{ abatementRange: { low: { value: 5, unit: 'years' }, high: { value: 8, unit: 'years' } } }, 'ended at 5–8 years'],
    [{ abatementDateTime: '2026-01-20' }, undefined],
    [{ abatementPeriod: { start: '2025-01-20', end: '2025-02-20' } }, undefined, 'R4B'],
    [{ clinicalStatus: { text: 'Resolved' } }, 'resolved'],
    [{ clinicalStatus: { text: 'No longer active' } }, 'inactive'],
    [{ clinicalStatus: { coding: [{ display: 'In remission' }] } }, 'remission'],
    [{ clinicalStatus: { coding: [{ system: 'http://snomed.info/sct', code: '413322009' }] } }, 'resolved'],
    [{ clinicalStatus: 'Inactive' }, 'inactive', 'STU3'],
    [{ clinicalStatus: code('unknown'), abatementString: 'resolved' }, 'unknown · ended: resolved'],
  ])('%j', (extra, detail, version) => {
    expect(isCurrent({ ...unstated, ...extra }, version)).toBe(false);
    expect(
      entryOf(
        { ...unstated, ...extra },
        {},
        supportedVersions.find(({ label }) => label === (version ?? 'R4')),
      ).detail,
    ).toBe(detail);
  });

  test.each<[object, string | undefined]>([
    [{}, undefined],
    [{ abatementBoolean: false }, 'not over'],
    [{ abatementString: 'ongoing' }, 'end: ongoing'],
    [{ abatementString: 'not resolved' }, 'end: not resolved'],
    [{ abatementString: 'Unknown' }, 'end: Unknown'],
    [{ abatementString: 'no' }, 'not over'],
    [{ abatementDateTime: '2027-01-20' }, undefined],
    [{ clinicalStatus: { text: 'Active' } }, 'active'],
    [{ clinicalStatus: { text: 'Recurrent' } }, 'recurrence'],
    [{ clinicalStatus: { text: 'Waxing and waning' } }, 'Waxing and waning'],
    [{ clinicalStatus: code('active'), abatementString: 'resolved in childhood' }, 'active · ended: resolved in childhood'],
  ])('but %j stays current', (extra, detail) => {
    expect(isCurrent({ ...unstated, ...extra })).toBe(true);
    expect(entryOf({ ...unstated, ...extra }).detail).toBe(detail);
  });

  test('a status in words that is understood warns of nothing; another does', () => {
    expect(entryOf({ ...unstated, clinicalStatus: { text: 'Resolved' } }).cautions).toEqual([]);
    expect(entryOf({ ...unstated, clinicalStatus: { text: 'Waxing and waning' } }).cautions).toHaveLength(1);
    expect(entryOf({ ...unstated, verificationStatus: { text: 'Ruled out' } })).toMatchObject({
      title: 'Ruled out: Asthma',
      assertion: 'denied',
    });
    expect(entryOf({ ...unstated, verificationStatus: { text: 'Entered in Error' } }).assertion).toBe('removed');
    const allergy = { resourceType: 'AllergyIntolerance', id: '1', code: { text: 'Egg' }, clinicalStatus: { text: 'Resolved' } };
    expect(entryOf(allergy)).toMatchObject({ clinicalStatus: 'resolved', detail: 'resolved' });
  });
});
