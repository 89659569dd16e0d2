import { describe as suite, expect, test } from 'vitest';
import * as parts from '#/lib/fhir/fixtures/value-and-parts.ts';
import type { Resource } from '#/lib/fhir/resource/json.ts';
import { supportedVersions } from '#/lib/fhir/versions/registry.ts';
import { drawEntries, drawSearch, drawSearchApart, drawSummaryApart, drawTrend } from './draw-entries.tsx';
import { entriesAs } from './lost-leaves.ts';

const r4 = supportedVersions.find(({ label }) => label === 'R4');
const entriesOf = (...resources: readonly Resource[]) => entriesAs(resources, r4);

suite('H36 a value and its parts stand on the row, in the drawer and on paper', () => {
  test.each([
    ['a coma scale', parts.comaScale, ['9', 'Eyes 2', 'Voice 2', 'Movement 5']],
    ['a pressure whose value is its mean', parts.meanPressure, ['190/65 mmHg', '▲▲ Very high systolic', 'value sent 107 mmHg']],
    ['a culture', parts.culture, ['Growth', 'Organism MRSA ◆◆ Critical', 'Flucloxacillin Resistant', 'Vancomycin Sensitive']],
    ['an electrophoresis', parts.electrophoresis, ['See parts', 'HbS 42 %', 'HbA 55 %']],
    ['a critical part of a high value', parts.bloodGas, ['7.48 pH ▲ High', 'Potassium 6.9 mmol/L ▲▲ Very high']],
    [
      'parts without a value',
      parts.partsWithoutValue,
      ['Partly reported', 'INR Not done: Specimen clotted', 'APTT No value sent', 'Fibrinogen 2.1 g/L Error at the source'],
    ],
    ['two parts of one name', parts.twoOrganisms, ['Mixed growth', 'Organism Staphylococcus aureus', 'Organism Pseudomonas aeruginosa']],
    ['must not change: no value of its own', parts.plainPressure, ['190/65 mmHg']],
    ['must not change: no parts', parts.plainResult, ['139 mmol/L']],
  ] as const)('%s', (_, resource, words) => {
    const { rows, drawers, paper } = drawEntries(entriesOf(resource));
    for (const text of [rows, drawers, paper]) expect(words.filter((each) => !text.includes(each))).toEqual([]);
  });

  test('must not change: nothing is added where there is nothing to add', () => {
    const { rows, drawers } = drawEntries(entriesOf(parts.plainPressure));
    expect(rows).not.toContain('value sent');
    expect(drawEntries(entriesOf(parts.plainResult)).drawers).not.toMatch(/measured part|Part of/);
    expect(drawers).not.toContain('Part of');
  });

  test('H18 the drawer and the paper give each part its own range, the drawer its flag as sent', () => {
    const { drawers, paper } = drawEntries(entriesOf(parts.bloodGas));
    expect(drawers).toContain('Potassium ref 3.5–5.3 · flag as sent: Very high');
    expect(paper).toContain('Potassium 6.9 mmol/L Very high (ref 3.5–5.3)');
  });
});

suite('H36 a flag of a part reaches the first screen, the search and the trend', () => {
  test.each([
    [
      'a culture',
      parts.culture,
      /Blood culture: Organism ◆◆ .*MRSA Critical · Blood culture Growth/,
      'Blood culture Growth, Organism MRSA, Critical',
    ],
    [
      'a gas',
      parts.bloodGas,
      /Potassium 6\.9 mmol\/L ▲▲ Very high .*Blood gas pH 7\.48 pH ▲/,
      'Blood gas pH 7.48 pH, high, Potassium 6.9 millimoles per litre, Very high',
    ],
  ] as const)('%s', (_, resource, drawnFlags, spokenFlags) => {
    const { drawnWords, spokenWords } = drawSummaryApart(entriesOf(resource));
    expect(drawnWords).toMatch(drawnFlags);
    expect(spokenWords).toContain(spokenFlags);
  });

  test.each(['MRSA', 'resistant', 'critical', 'growth', 'flucloxacillin'])('found by "%s"', (search) => {
    const all = entriesOf(parts.culture, parts.plainResult);
    expect(drawSearch(all, search)).toContain('Blood culture');
    expect(drawSearch(all, search)).not.toContain('Sodium');
  });

  test('a pressure with a mean has the trend of its halves', () => {
    expect(drawTrend(entriesOf(parts.meanPressure), 'Blood pressure panel')).toMatch(
      /Systolic blood pressure 190 mmHg ▲▲ Very high Diastolic blood pressure 65 mmHg/,
    );
  });
});

suite('H36 a result says what it belongs to', () => {
  test('sensitivities stand below their culture, each with its organism', () => {
    const { rows, paper } = drawEntries(entriesOf(...parts.culturesOfTwo));
    expect(rows).toContain('Urine culture');
    expect(rows.split('\n')).toHaveLength(1);
    for (const text of [rows, paper]) {
      expect(text).toMatch(/Gentamicin[^·]*part of Organism: MRSA/);
      expect(text).toMatch(/Gentamicin[^·]*part of Organism: E\. coli/);
    }
    expect(rows).toContain('Gentamicin Resistant (Organism: MRSA) ◆');
  });

  test('alone on the first screen it names its organism, and is not hidden behind that of another organism', () => {
    const { drawnWords, spokenWords } = drawSummaryApart(entriesOf(...parts.culturesOfTwo));
    expect(drawnWords).toMatch(/Gentamicin ◆ [^◆]*Resistant Resistant · part of Organism: MRSA, of Urine culture/);
    expect(drawnWords).toMatch(/Urine culture ◆ [^◆]*Positive/);
    expect(drawnWords).not.toContain('No value sent');
    expect(spokenWords).toContain('Gentamicin Resistant, Resistant, part of Organism: MRSA, of Urine culture');
    expect(spokenWords).toContain('Urine culture, Positive');
  });

  test('alone in a search it names its organism, in speech too', () => {
    const [found, ...others] = drawSearchApart(entriesOf(...parts.culturesOfTwo), 'gentamicin resistant');
    expect(others).toEqual([]);
    expect(found?.drawnWords).toMatch(/^12-Nov 09:00 Gentamicin part of Organism: MRSA, of Urine culture Resistant ◆ Resistant/);
    expect(found?.spokenWords).toContain(
      'Gentamicin Resistant, Resistant, part of Organism: MRSA, of Urine culture, 12 November 2026 at 09:00, City Hospitals',
    );
  });

  test('its drawer opens what it belongs to, and that of the organism has its sensitivity', () => {
    const { drawers } = drawEntries(entriesOf(...parts.culturesOfTwo));
    const [, organism] = drawers.split('\n');
    expect(drawers).toContain('Part of Organism: MRSA, of Urine culture');
    expect(organism).toMatch(/Organism MRSA .*1 part Gentamicin/);
  });

  test('a flag of a panel without a value is kept, with its results', () => {
    const { rows, drawers } = drawEntries(entriesOf(...parts.flaggedPanel));
    expect(rows).toContain('Respiratory virus panel');
    expect(rows).toContain('◆ Positive');
    expect(rows).toContain('RSV RNA Present');
    expect(rows).not.toContain('No value sent');
    expect(drawers).toContain('Flag as sent Positive');
  });

  test('a score with its answers is one row', () => {
    const { rows } = drawEntries(entriesOf(...parts.scoreWithAnswers));
    expect(rows.split('\n')).toHaveLength(1);
    expect(rows).toMatch(/21 ▲ High .*Thoughts of self-harm Nearly every day/);
  });

  test('must not change: a panel that says nothing itself', () => {
    const { rows } = drawEntries(entriesOf(...parts.plainPanel));
    expect(rows).toContain('2 tests');
    expect(rows).toContain('▼ 1 of 2');
    expect(rows).not.toMatch(/part of|No value sent/);
  });

  test('a member named with an extension belongs to its panel too', () => {
    const [culture, sensitivity] = parts.relatedMembers;
    const extension = [{ url: 'https://lab.test/order', valueString: 'first line' }];
    const related = [{ type: 'has-member', target: { reference: 'Observation/amox' }, extension }];
    const stu3 = supportedVersions.find(({ label }) => label === 'STU3');
    const { rows, drawers } = drawEntries(entriesAs([{ ...culture!, related }, sensitivity!], stu3));
    expect(rows.split('\n')).toHaveLength(1);
    expect(drawers).toContain('first line');
  });

  test('H12 the drawer has a value that its source removed; the row has not', () => {
    const { rows, drawers } = drawEntries(entriesOf({ ...parts.plainResult, status: 'entered-in-error' }));
    expect(drawers).toContain('Value removed 139 mmol/L');
    expect(rows).not.toContain('139');
  });

  test('critical results of a long report are all named on its row, first', () => {
    const results = Array.from({ length: 9 }, (_, index) => ({
      ...parts.plainResult,
      id: `r${index}`,
      code: { text: `Test ${index}` },
      interpretation: [{ coding: [{ code: index < 3 ? 'H' : 'HH' }] }],
    }));
    const report = {
      ...parts.plainResult,
      id: 'report',
      resourceType: 'DiagnosticReport',
      code: { text: 'Profile' },
      result: results.map(({ id }) => ({ reference: `Observation/${id}` })),
    };
    const { rows } = drawEntries(entriesOf(report, ...results));
    expect(rows).toMatch(/▲▲ 9 of 9/);
    expect(rows).toMatch(/Test 3 139 ▲▲, Test 4 139 ▲▲, Test 5 139 ▲▲, Test 6 139 ▲▲, Test 7 139 ▲▲, Test 8 139 ▲▲, 3 more/);
  });

  test.each(['DSTU2', 'STU3'])('members by `related` in %s', (label) => {
    const version = supportedVersions.find((each) => each.label === label);
    const { rows } = drawEntries(entriesAs(parts.relatedMembers, version));
    expect(rows.split('\n')).toHaveLength(1);
    expect(rows).toMatch(/Sputum culture .*Haemophilus influenzae .*Amoxicillin .*Resistant/);
  });
});
