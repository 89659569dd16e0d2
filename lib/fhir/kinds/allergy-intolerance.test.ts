import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';
import { snomed } from '#/lib/fhir/fixtures/concepts.ts';

const code = (text: string): object => ({ coding: [{ code: text }] });
const penicillin = {
  resourceType: 'AllergyIntolerance',
  id: '1',
  clinicalStatus: code('active'),
  verificationStatus: code('confirmed'),
  code: snomed('764146007', 'Penicillin'),
};
const rash = { manifestation: [{ text: 'rash' }] };

test.each([
  ['confirmed', {}, 'Penicillin', 'affirmed', undefined],
  ['with a reaction', { reaction: [rash] }, 'Penicillin: rash', 'affirmed', undefined],
  ['unconfirmed', { verificationStatus: code('unconfirmed') }, 'Penicillin', 'affirmed', 'unconfirmed'],
  ['resolved', { clinicalStatus: code('resolved') }, 'Penicillin', 'affirmed', 'resolved'],
  ['refuted', { verificationStatus: code('refuted'), reaction: [rash] }, 'Ruled out: Penicillin', 'denied', 'refuted'],
  ['without any name', { code: undefined }, 'Substance not named', 'affirmed', undefined],
  [
    'named by its reactions',
    { code: undefined, reaction: [{ ...rash, substance: { text: 'Amoxicillin' } }] },
    'Amoxicillin: rash',
    'affirmed',
    undefined,
  ],
])('H11 an allergy %s', (_case, extra, title, assertion, detail) => {
  const entry = entryOf({ ...penicillin, ...extra });
  expect(entry).toMatchObject({ category: 'allergies', title, assertion });
  expect(entry.detail).toBe(detail);
});

const ips = 'http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips';
test.each([
  ['SNOMED CT', snomed('716186003', 'No known allergy'), 'none-known'],
  ['IPS 1', { coding: [{ system: ips, code: 'no-known-allergies', display: 'No known allergies' }] }, 'none-known'],
  ['words', { text: 'No known allergies' }, 'none-known'],
  ['an abbreviation', { text: 'NKA' }, 'none-known'],
  ['food only', snomed('429625007', 'No known food allergy'), 'denied'],
  ['drugs only', snomed('409137002', 'No known drug allergy'), 'denied'],
  [
    'nothing known either way',
    { coding: [{ system: ips, code: 'no-allergy-info', display: 'No information about allergies' }] },
    'not-known',
  ],
  ['the code without its system', { coding: [{ code: '716186003', display: 'Something else' }] }, 'affirmed'],
])('H13 a statement of no allergy in %s', (_case, statement, assertion) => {
  expect(entryOf({ ...penicillin, code: statement }).assertion).toBe(assertion);
});

const older = snomed('160244002', 'No known allergies');
test.each([
  ['the code before 716186003', older, 'none-known'],
  ['words of Veterans Affairs', { text: 'No Known Active Allergies' }, 'none-known'],
  ['words alone', { text: 'None known' }, 'none-known'],
  ['latex only', snomed('716184000', 'No known latex allergy'), 'denied'],
  ['drugs only, abbreviated', { text: 'NKDA' }, 'denied'],
  ['drugs only, with dots', { text: 'N.K.D.A.' }, 'denied'],
  ['drugs only, in words', { text: 'No Known Drug Allergies' }, 'denied'],
  ['drugs only, both', { text: 'NKDA (No Known Drug Allergies)' }, 'denied'],
  ['two sorts', { text: 'No known food or drug allergies' }, 'denied'],
  ['one substance', { text: 'No known allergies to penicillin' }, 'denied'],
  ['drugs only in words, all by its code', { ...older, text: 'No known drug allergies' }, 'denied'],
  ['all in words, drugs only by its code', { ...snomed('409137002', ''), text: 'No known allergies' }, 'denied'],
  ['nothing on file', { text: 'Not on File' }, 'not-known'],
])('H13 a statement of no allergy as sources send it: %s', (_case, statement, assertion) => {
  expect(entryOf({ ...penicillin, code: statement }).assertion).toBe(assertion);
});

test.each([
  'NKA',
  'No allergies',
  'None',
  'Nil',
  'Nil known',
  'Denies allergies',
  'Patient denies any known allergies',
  'No history of allergies',
  'Not allergic to anything',
  'Does not have any allergies',
  'Allergies: none',
  'Allergy status: no known allergies',
  'There are no known allergies',
  'No known allergies or adverse reactions',
  'Patient has no known allergies.',
  'Nil allergies',
  'No allergies to report',
  'Without known allergies',
  'Negative for allergies',
  'No known hypersensitivities',
])('H13 "none" in other words is none: %s', (text) => {
  const title = /^ni?l?(?:one)?(?: known)?$/i.test(text) ? `Allergy: ${text.toLowerCase()}` : text;
  expect(entryOf({ ...penicillin, code: { text } })).toMatchObject({ assertion: 'none-known', title });
});

test.each([
  ['Denies drug allergies', 'denied'],
  ['No allergies to medicines', 'denied'],
  ['No known adverse drug reactions', 'denied'],
  ['Not allergic to penicillin', 'denied'],
  ['No other known allergies', 'denied'],
  ['Food allergies: none', 'denied'],
  ['No allergies recorded', 'not-known'],
  ['None recorded', 'not-known'],
  ['No data', 'not-known'],
  ['Not applicable', 'not-known'],
  ['Unable to obtain', 'not-known'],
])('H13 what says less than none says no more: %s is %s', (text, assertion) => {
  expect(entryOf({ ...penicillin, code: { text } }).assertion).toBe(assertion);
});

test('H13 "None" answers for the sort that was asked about', () => {
  expect(entryOf({ ...penicillin, category: ['food'], code: { text: 'None' } }).assertion).toBe('denied');
  expect(entryOf({ ...penicillin, category: ['food'], code: { text: 'No known allergies' } }).assertion).toBe('none-known');
});

test('H13 words that deny beside a code that names a substance deny nothing', () => {
  const contradiction = {
    text: 'No known allergies',
    coding: [{ system: 'http://snomed.info/sct', code: '764146007', display: 'Penicillin' }],
  };
  expect(entryOf({ ...penicillin, code: contradiction })).toMatchObject({
    assertion: 'affirmed',
    title: 'Penicillin (written as: No known allergies)',
  });
});

test.each([
  [{ text: 'No known allergies except penicillin' }],
  [{ text: 'No known drug allergies other than codeine allergy' }],
  [{ text: 'Unknown' }],
  [{ text: 'Nickel allergy' }],
  [{ text: 'Nuts: no known airborne reaction, anaphylaxis on eating' }],
  [{ text: 'NKDA; latex' }],
])('H13 what names or may name an allergy stays one: %j', (statement) => {
  expect(entryOf({ ...penicillin, code: statement }).assertion).toBe('affirmed');
});

test('H13 "no known allergies" with a reaction contradicts itself, and is no "none"', () => {
  const entry = entryOf({ ...penicillin, code: { text: 'No known allergies' }, reaction: [rash] });
  expect(entry).toMatchObject({ assertion: 'affirmed', title: 'No known allergies: rash' });
});

test.each([
  ['refuted', { verificationStatus: code('refuted') }, 'Ruled out: No known allergy'],
  ['inactive', { clinicalStatus: code('inactive') }, 'No longer stated: No known allergy'],
])('H13 "no known" that is %s states nothing', (_case, extra, title) => {
  expect(entryOf({ ...penicillin, code: snomed('716186003', 'No known allergy'), ...extra })).toMatchObject({ title, assertion: 'denied' });
});

test.each([
  ['a severe reaction', { reaction: [{ ...rash, severity: 'mild' }, { severity: 'severe' }] }, [{ type: 'severe', text: 'Severe' }]],
  ['high criticality', { criticality: 'high' }, [{ type: 'severe', text: 'High risk' }]],
  ['a mild reaction', { reaction: [{ ...rash, severity: 'mild' }] }, []],
  ['a severe one ruled out', { criticality: 'high', verificationStatus: code('refuted') }, []],
])('cautions of %s', (_case, extra, cautions) => {
  expect(entryOf({ ...penicillin, ...extra }).cautions).toEqual(cautions);
});

test('H16 recorded and onset are named apart', () => {
  const { date, otherDates } = entryOf({ ...penicillin, onsetDateTime: '1998', recordedDate: '2026-11-12' });
  expect(date).toEqual({ start: '2026-11-12', precision: 'day', kind: 'recorded' });
  expect(otherDates).toEqual([{ start: '1998', precision: 'year', kind: 'onset' }]);
  expect(entryOf({ ...penicillin, onsetDateTime: '1998' }).date?.kind).toBe('onset');
});

test('one substance groups across sources by code and by name, not with its denial; the rest is compared', () => {
  const here = entryOf({ ...penicillin, reaction: [{ ...rash, severity: 'mild' }] });
  const there = entryOf({ ...penicillin, code: { text: 'Allergy to penicillin' }, verificationStatus: code('unconfirmed') });
  const ruledOut = entryOf({ ...penicillin, verificationStatus: code('refuted') });
  expect(here.identity).toEqual(
    expect.arrayContaining(['allergy|http://snomed.info/sct|764146007|affirmed', 'allergy|penicillin|affirmed']),
  );
  expect(there.identity).toEqual(['allergy|penicillin|affirmed']);
  expect(ruledOut.identity.some((key) => here.identity.includes(key))).toBe(false);
  expect(here.compare).toEqual({ Reaction: 'rash', Severity: 'mild', Status: 'active', Verification: 'confirmed' });
});

test('every part of a reaction is a fact', () => {
  const facts = factsOf(
    entryOf({
      ...penicillin,
      reaction: [{ ...rash, severity: 'mild', exposureRoute: { text: 'Oral' }, description: 'Itchy' }],
      onsetAge: { value: 7, unit: 'a' },
    }),
  );
  expect(facts).toEqual({
    Reaction: 'rash; Itchy',
    'Reaction: severity': 'mild',
    'Reaction: exposure route': 'Oral',
    Onset: '7 years',
  });
});
