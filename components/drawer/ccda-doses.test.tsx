import { describe, expect, test } from 'vitest';
import { drawnEntries } from './testing/drawn-cda.tsx';
import { everyFourToSixHours, freeTextSig } from '#/lib/fhir/cda/fixtures/holt-cases.ts';
import { holtSection } from '#/lib/fhir/cda/fixtures/holt.ts';
import { template, within } from '#/lib/fhir/cda/fixtures/shell.ts';
import { medicine, vaccine } from '#/lib/fhir/cda/fixtures/statements.ts';

const root = '2.16.840.1.113883.10.20.22.4';
const lineOf = (xml: string): string | undefined => drawnEntries(xml)[0]?.line;
const codeine = { key: 'm', name: 'codeine', rxnorm: '1', dose: '<doseQuantity value="10" unit="mL"/>' } as const;
const periodic = (inner: string, attributes = 'operator="A" institutionSpecified="true"'): string =>
  `<effectiveTime xsi:type="PIVL_TS" ${attributes}>${inner}</effectiveTime>`;
const taken = (rhythm: string): string | undefined => lineOf(holtSection('10160-0', 'x', medicine({ ...codeine, rhythm })));

describe('H17 how often a medicine is taken', () => {
  test('a span of hours stays a span, and its lower end is never a frequency', () => {
    expect(lineOf(everyFourToSixHours)).toBe(
      'codeine linctus, 10 mL, every 4 to 6 hours, from 09-Jan-2026 09-Jan-2026 · prescribed · active',
    );
  });

  test.each<[string, string, string]>([
    ['days', periodic('<period><low value="1" unit="d"/><high value="2" unit="d"/></period>'), 'every 1 to 2 days'],
    ['unit on the period alone', periodic('<period unit="h"><low value="4"/><high value="6"/></period>'), 'every 4 to 6 hours'],
    ['unit on one end', periodic('<period><low value="4"/><high value="6" unit="h"/></period>'), 'every 4 to 6 hours'],
    ['two units', periodic('<period><low value="12" unit="h"/><high value="1" unit="d"/></period>'), 'every 12 hours to 1 day'],
    ['equal ends', periodic('<period><low value="8" unit="h"/><high value="8" unit="h"/></period>'), 'three times daily'],
    ['an upper end alone', periodic('<period><high value="6" unit="h"/></period>'), 'every 6 hours or more often'],
    ['a lower end alone', periodic('<period><low value="4" unit="h"/></period>'), 'every 4 hours or less often'],
    ['six times a day', periodic('<period value="4" unit="h"/>'), '6 times daily'],
    ['more than six times a day', periodic('<period value="3" unit="h"/>'), 'every 3 hours'],
    ['every two hours', periodic('<period value="2" unit="h"/>'), 'every 2 hours'],
    ['hourly', periodic('<period value="1" unit="h"/>'), 'once hourly'],
    ['by the clock', periodic('<period value="8" unit="h"/>', 'operator="A"'), 'every 8 hours'],
    ['twice a day', periodic('<period value="12" unit="h"/>'), 'twice daily'],
    ['half hours', periodic('<period value="1.5" unit="h"/>'), 'every 1.5 hours'],
    ['hours in a word', periodic('<period value="8" unit="hours"/>'), 'three times daily'],
    ['hours cut short', periodic('<period value="12" unit="hr"/>'), 'twice daily'],
    ['hours in capitals', periodic('<period value="6" unit="H"/>', 'operator="A"'), 'every 6 hours'],
    ['weeks in a word', periodic('<period value="2" unit="weeks"/>'), 'every 2 weeks'],
    ['a unit that is not understood', periodic('<period value="2" unit="fortnight"/>'), 'every 2 fortnights'],
    ['no unit', periodic('<period value="8"/>'), 'every 8 (unit not sent)'],
    ['at bedtime', '<effectiveTime xsi:type="EIVL_TS" operator="A"><event code="HS"/></effectiveTime>', 'at bedtime'],
    [
      'a code without a name hides no rhythm',
      periodic('<code code="396139000" codeSystem="2.16.840.1.113883.6.96"/><period value="6" unit="h"/>'),
      'four times daily',
    ],
    [
      'a named code',
      periodic('<code code="QID" codeSystem="2.16.840.1.113883.5.139" displayName="four times a day"/><period value="6" unit="h"/>'),
      'four times daily',
    ],
  ])('%s', (_, rhythm, words) => {
    expect(taken(rhythm)).toBe(`codeine, 10 mL, oral, ${words} No date · reported · active`);
  });
});

describe('H17 the words of a prescription are its dose, once', () => {
  const sig = (words: string, extra = ''): string =>
    within(
      'COMP',
      `<substanceAdministration classCode="SBADM" moodCode="EVN">${template(`${root}.147`)}<code code="76662-6" codeSystem="2.16.840.1.113883.6.1"/><text>${words}</text>${extra}</substanceAdministration>`,
    );

  test('the free text sig is no second step', () => {
    const [insulin] = drawnEntries(freeTextSig);
    expect(insulin?.line).toBe('insulin glargine pen, Administer 40 units at bedtime since 09-Jan-2026 · reported · active');
    expect(insulin?.drawer.split('Administer 40 units at bedtime')).toHaveLength(2);
    expect(insulin?.drawer).toContain('Dosage as coded 40 units, at bedtime, from 09-Jan-2026');
  });

  test.each<[string, string, string]>([
    ['sent twice', sig('Take 10 mL at night') + sig('Take 10 mL at night'), 'codeine, Take 10 mL at night'],
    ['two of them', sig('Take 10 mL at night') + sig('Shake well'), 'codeine, Take 10 mL at night; Shake well'],
    ['with a dose of its own', sig('Take 10 mL at night', '<doseQuantity value="10" unit="mL"/>'), 'codeine, Take 10 mL at night'],
    ['by its code alone', sig('Take 10 mL at night').replace(template(`${root}.147`), ''), 'codeine, Take 10 mL at night'],
    ['empty', sig(''), 'codeine, 10 mL, oral'],
  ])('%s', (_, rest, title) => {
    expect(lineOf(holtSection('10160-0', 'x', medicine({ ...codeine, rest })))).toBe(`${title} No date · reported · active`);
  });

  test('a step that is one stays a step', () => {
    const step = within(
      'COMP',
      '<substanceAdministration classCode="SBADM" moodCode="EVN"><doseQuantity value="5" unit="mL"/></substanceAdministration>',
    );
    expect(lineOf(holtSection('10160-0', 'x', medicine({ ...codeine, rest: step })))).toContain('codeine, 10 mL, oral; 5 mL');
  });

  test.each<[string, string, boolean]>([
    ['a code without a name is no instruction', '<code code="311401005" codeSystem="2.16.840.1.113883.6.96"/>', false],
    ['a named one is', '<code code="311401005" codeSystem="2.16.840.1.113883.6.96" displayName="Take with food"/>', true],
    ['words are', '<code code="PINSTRUCT"/><text>Take with food</text>', true],
  ])('%s', (_, code, isInstruction) => {
    const rest = within('SUBJ', `<act classCode="ACT" moodCode="INT">${template(`${root}.20`)}${code}<statusCode code="completed"/></act>`);
    const [drawn] = drawnEntries(holtSection('10160-0', 'x', medicine({ ...codeine, rest })));
    expect(drawn?.drawer.includes('To the patient')).toBe(isInstruction);
    expect(drawn?.drawer.includes('To the patient Take with food')).toBe(isInstruction);
  });
});

describe('H15 planned vaccines keep how they are given, and dates are words', () => {
  const jab = vaccine({ key: 'v', cvx: ['88', 'Influenza vaccine'], date: '20270401', batch: 'L-77', dose: 2 }).replace(
    'moodCode="EVN"',
    'moodCode="INT"',
  );
  const how =
    '<routeCode code="C28161" codeSystem="2.16.840.1.113883.3.26.1.1" displayName="Intramuscular"/><approachSiteCode code="1" displayName="Left arm"/><doseQuantity value="0.5" unit="mL"/>';

  test('route, site and dose of a planned vaccine', () => {
    const [drawn] = drawnEntries(holtSection('18776-5', 'x', jab.replace('<consumable>', `${how}<consumable>`)));
    expect(drawn?.entry.title).toBe('Proposed: Influenza vaccine, 0.5 mL, intramuscular, Left arm, 01-Apr-2027');
    expect(drawn?.drawer).toContain('Dose number: 2 Batch: L-77');
  });

  test.each([
    ['20270401', 'Proposed: Influenza vaccine, 01-Apr-2027'],
    ['202704', 'Proposed: Influenza vaccine, Apr-2027'],
    ['2027', 'Proposed: Influenza vaccine, 2027'],
  ])('planned for %s', (date, title) => {
    expect(drawnEntries(holtSection('18776-5', 'x', jab.replace('20270401', date)))[0]?.entry.title).toBe(title);
  });

  test('no date of a title is in figures alone', () => {
    const pill = medicine({ key: 'm', name: 'methotrexate', rxnorm: '1', rhythm: '<effectiveTime value="20270401"/>' });
    const titles = [...drawnEntries(holtSection('10160-0', 'x', pill)), ...drawnEntries(holtSection('18776-5', 'x', pill, jab))].map(
      ({ line }) => line,
    );
    expect(titles.filter((line) => /\d{4}-\d\d/.test(line))).toEqual([]);
  });
});

describe('H17 a coded dose that differs from the words of the prescription is marked', () => {
  test.each<[string, string, string, string | undefined]>([
    ['ten times less', 'Administer 40 units at bedtime', '<doseQuantity value="4" unit="[IU]"/>', 'The coded dose is 4 [IU]'],
    ['another number of tablets', 'Take 2 tablets twice a day', '<doseQuantity value="1" unit="{tbl}"/>', 'The coded dose is 1 tablet'],
    ['the same', 'Administer 40 units at bedtime', '<doseQuantity value="40" unit="[IU]"/>', undefined],
    ['one of several', 'Take 5 mL, then 10 mL at night', '<doseQuantity value="10" unit="mL"/>', undefined],
    ['in words', 'Take one tablet daily', '<doseQuantity value="1" unit="{tbl}"/>', undefined],
    ['another unit', 'Take 2 tablets daily for 7 days', '<doseQuantity value="500" unit="mg"/>', undefined],
    ['no unit', 'Take 2 tablets daily', '<doseQuantity value="1"/>', undefined],
  ])('%s', (_, words, dose, mark) => {
    const rest = within(
      'COMP',
      `<substanceAdministration classCode="SBADM" moodCode="EVN">${template(`${root}.147`)}<text>${words}</text></substanceAdministration>`,
    );
    const line = lineOf(holtSection('10160-0', 'x', medicine({ ...codeine, dose, rest })));
    expect(line).toContain(words);
    expect(/The coded dose is \S+ \S+/.exec(line ?? '')?.[0]).toBe(mark);
  });
});

describe('H37 how long, and how much, in places that are rarely used', () => {
  const from = (end: string): string =>
    medicine(codeine).replace(/<effectiveTime.*?<\/effectiveTime>/s, `<effectiveTime xsi:type="IVL_TS">${end}</effectiveTime>`);
  test.each<[string, string, string]>([
    ['a length from a day', '<low value="20260105"/><width value="10" unit="d"/>', 'for 10 days, from 05-Jan-2026'],
    ['a length in a word', '<low value="20260105"/><width value="2" unit="weeks"/>', 'for 2 weeks, from 05-Jan-2026'],
    ['a length until a day', '<width value="7" unit="d"/><high value="20260112"/>', 'for 7 days, until 12-Jan-2026'],
    ['a length alone', '<width value="1" unit="mo"/>', 'for 1 month'],
    ['both ends say it already', '<low value="20260105"/><high value="20260112"/>', 'from 05-Jan-2026 until 12-Jan-2026'],
  ])('%s', (_, times, words) => {
    expect(lineOf(holtSection('10160-0', 'x', from(times)))).toContain(`codeine, 10 mL, oral, ${words}`);
  });

  test.each<[string, string, string]>([
    [
      'a unit that a translation names',
      '<doseQuantity value="2"><translation value="2" code="C48542" displayName="tablet"/></doseQuantity>',
      '2 tablet',
    ],
    ['a unit of its own', '<doseQuantity value="2" unit="mg"><translation value="2" displayName="tablet"/></doseQuantity>', '2 mg'],
    ['a translation of another number', '<doseQuantity value="2"><translation value="10" displayName="mL"/></doseQuantity>', '2,'],
  ])('%s', (_, dose, words) => {
    expect(lineOf(holtSection('10160-0', 'x', medicine({ ...codeine, dose })))).toContain(`codeine, ${words}`);
  });
});

describe('H25 the dose of a neighbouring row is no dose of this medicine', () => {
  const row = (key: string, name: string, dose: string, more = '<td>x</td>'): string =>
    `<tr ID="r-${key}"><td ID="n-${key}">${name}</td><td ID="d-${key}">${dose}</td>${more}</tr>`;
  const rows = `<table><tbody>${row('a', 'lisinopril 10 MG Oral Tablet', 'Take 1 tablet daily')}${row('b', 'metformin 500 MG tablet', 'Take 2 tablets with meals')}<tr><td ID="d-c" colspan="3">Take after food</td></tr></tbody></table>
<list><item ID="i-a">lisinopril 10 mg - <content ID="c-a">one a day</content></item><item ID="i-b">Zestril 5 mg - <content ID="c-b">two a day</content></item></list>`;
  const pill = (words: string, name = 'lisinopril 10 MG Oral Tablet'): string | undefined =>
    lineOf(holtSection('10160-0', rows, medicine({ key: 'm', name, rxnorm: '1', dose: '<doseQuantity value="1" unit="{tbl}"/>', words })));

  test.each<[string, string, string]>([
    ['its dose', 'd-b', 'Take 2 tablets with meals'],
    ['its name', 'n-b', 'metformin 500 MG tablet'],
    ['an item of a list', 'c-b', 'two a day'],
  ])('%s is marked, and the coded dose stands', (_, words, written) => {
    expect(pill(words)).toBe(`lisinopril 10 MG Oral Tablet, 1 tablet, oral Written as: ${written} No date · reported · active`);
  });

  test.each<[string, string, string]>([
    ['its own row', 'd-a', 'Take 1 tablet daily'],
    ['its own item', 'c-a', 'one a day'],
    ['a row that continues another', 'd-c', 'Take after food'],
  ])('%s is its dose', (_, words, dose) => {
    expect(pill(words)).toBe(`lisinopril 10 MG Oral Tablet, ${dose} No date · reported · active`);
  });

  test('a name that stands in no row is left in doubt, as sent', () => {
    expect(pill('d-b', 'warfarin')).toBe('warfarin, Take 2 tablets with meals The coded dose is 1 tablet No date · reported · active');
  });
});
