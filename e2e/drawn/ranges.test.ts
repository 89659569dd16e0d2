import { describe, expect, test } from 'vitest';
import { documentIn, entriesIn, withEntries } from '#/lib/fhir/cda/fixtures/rows.ts';
import { supportedVersions } from '#/lib/fhir/versions/registry.ts';
import { drawResources, drawRows, rowTitled } from './draw-resources.ts';
import { drawInput } from './read-input.ts';

const mmol = (value: number) => ({ value, unit: 'mmol/L' });
const limits = (low: number | undefined, high: number | undefined, more: Readonly<Record<string, unknown>> = {}) => ({
  ...(low !== undefined && { low: mmol(low) }),
  ...(high !== undefined && { high: mmol(high) }),
  ...more,
});
const meaning = (code: string) => ({ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/referencerange-meaning', code }] });
const result = (value: number, ...referenceRange: readonly unknown[]) => ({
  resourceType: 'Observation',
  id: 'r',
  status: 'final',
  category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] }],
  code: { coding: [{ system: 'http://loinc.org', code: '2823-3' }], text: 'Potassium' },
  effectiveDateTime: '2026-11-10T09:00:00Z',
  valueQuantity: mmol(value),
  referenceRange,
});

describe('H18 a range that cannot hold a value, or is not the normal one, flags nothing', () => {
  const drawn = drawInput('range-that-is-none.json');
  test.each([
    ['C-reactive protein (0-0)', 'ref 0–0'],
    ['Ferritin (low above high)', 'ref 300–15'],
    ['Potassium (critical range only)', 'ref 2.5–6.5 (Critical limits)'],
  ])('%s reads %s', (title, words) => {
    const { row, drawer, paper } = rowTitled(drawn, title);
    for (const text of [row, paper]) expect(text).toContain(words);
    expect(drawer).toContain(`Reference range ${words.slice(4)}`);
    for (const text of [row, drawer, paper]) expect(text).not.toMatch(/[▲▼]|worked out/);
  });

  test('a text beside figures hides nothing, and the figures still compare', () => {
    const { row, rowApart, drawer, paper } = rowTitled(drawn, 'Sodium (text beside figures)');
    for (const text of [row, drawer, paper]) {
      expect(text).toContain('133–146 (Adult)');
      expect(text).toContain('▼ Low (worked out)');
    }
    for (const text of [rowApart.drawnWords, rowApart.spokenWords]) expect(text.match(/133/g)).toHaveLength(1);
  });

  test('three of them have neither flag nor range', () => {
    expect(drawn.summary).toContain('3 results have neither flag nor usable range.');
    expect(drawn.summary).toContain('Results to look at 1');
  });

  test.each([
    ['two equal ends', result(9, limits(5, 5))],
    ['what the test can measure at all', result(9, limits(1, 8, { text: 'Measuring range of the assay' }))],
    ['two equal ends, inside', result(5, limits(5, 5))],
    ['therapeutic by its text', result(9, limits(0.6, 1, { text: 'Therapeutic range' }))],
    ['therapeutic by its type', result(9, limits(0.6, 1, { type: meaning('therapeutic') }))],
    ['treatment by its type', result(9, limits(0.6, 1, { type: meaning('treatment') }))],
    ['a target', result(9, limits(undefined, 4, { text: 'Target on treatment' }))],
    ['critical, coded as normal', result(9, limits(2.5, 6.5, { type: { ...meaning('normal'), text: 'Critical range' } }))],
    ['toxic above', result(9, limits(undefined, 2, { text: 'Toxic above this level' }))],
    ['a phase of the cycle', result(9, limits(1, 8, { type: meaning('luteal') }))],
    ['pregnancy', result(9, limits(1, 8, { text: 'Pregnancy, 2nd trimester' }))],
    ['critical and therapeutic', result(9, limits(2.5, 6.5, { text: 'Critical' }), limits(3, 5, { text: 'therapeutic' }))],
  ])('%s', (_, resource) => {
    const drawn = drawResources([resource]);
    for (const text of [rowTitled(drawn, 'Potassium').row, drawn.summary]) expect(text).not.toMatch(/[▲▼]|worked out/);
    expect(drawn.summary).toContain('1 result has neither flag nor usable range.');
  });
});

describe('H18 the normal range still flags', () => {
  test.each([
    ['alone', result(9, limits(3.5, 5.3))],
    ['called so', result(9, limits(3.5, 5.3, { text: 'Normal range' }))],
    ['typed so', result(9, limits(3.5, 5.3, { type: meaning('normal') }))],
    ['typed so in words', result(9, limits(3.5, 5.3, { type: { text: 'Reference range' } }))],
    ['typed so for adults', result(9, limits(3.5, 5.3, { type: { ...meaning('normal'), text: 'Adult normal' } }))],
    ['for adults', result(9, limits(3.5, 5.3, { text: 'Adult' }))],
    ['written out', result(9, limits(3.5, 5.3, { text: '3.5 - 5.3 mmol/L' }))],
    ['of a count called absolute', result(9, limits(3.5, 5.3, { text: 'Absolute' }))],
    ['for women', result(9, limits(3.5, 5.3, { text: 'Female 18-65' }))],
    ['from nought', result(9, limits(0, 5.3))],
    ['an upper limit alone', result(9, limits(undefined, 5.3))],
    ['beside critical limits', result(9, limits(3.5, 5.3), limits(2.5, 6.5, { type: { text: 'Critical limits' } }))],
    ['beside a therapeutic range without a type', result(9, limits(3.5, 5.3), limits(1, 2, { text: 'therapeutic' }))],
  ])('%s', (_, resource) => {
    const drawn = drawResources([resource]);
    expect(rowTitled(drawn, 'Potassium').row).toContain('▲ High (worked out)');
    expect(drawn.summary).toContain('Results to look at 1');
  });

  test.each([
    ['a value inside', result(4.4, limits(3.5, 5.3, { text: 'Adult' }))],
    ['two normal ranges', result(9, limits(3.5, 5.3), limits(3.5, 10))],
    ['a range for some people', result(9, limits(3.5, 5.3, { appliesTo: [{ text: 'children under 2' }] }))],
    ['another beside one for some people', result(9, limits(3.5, 5.3), limits(3.5, 10, { appliesTo: [{ text: 'neonates' }] }))],
  ])('%s does not', (_, resource) => {
    expect(rowTitled(drawResources([resource]), 'Potassium').row).not.toMatch(/[▲▼]|worked out/);
  });
});

describe('H17 H18 figures and text of a range are both drawn, and neither twice', () => {
  test.each([
    [limits(3.5, 5.3), '3.5–5.3'],
    [limits(3.5, 5.3, { text: '3.5 - 5.3 mmol/L' }), '3.5–5.3'],
    [limits(3.5, 5.3, { text: 'Women: 3.5 - 5.3' }), 'Women: 3.5 - 5.3'],
    [limits(3.5, 5.3, { text: '3.5 - 5.1' }), '3.5–5.3 (3.5 - 5.1)'],
    [limits(undefined, 5.3, { text: '< 5.3' }), '5.3 or less'],
    [limits(5.3, undefined, { text: '< 5.3' }), '5.3 or more (< 5.3)'],
    [limits(3.5, 5.3, { text: 'Adult', appliesTo: [{ text: 'women' }] }), '3.5–5.3 (Adult, women)'],
    [limits(3.5, 5.3, { type: { ...meaning('normal'), text: 'Adult normal' } }), '3.5–5.3 (Adult normal)'],
    [{ text: 'negative' }, 'negative'],
    [{ low: { value: 3, unit: 'mg/dL' }, text: 'Adult' }, '3 mg/dL or more (Adult)'],
  ])('%j reads %s', (range, words) => {
    const { row, drawer, paper } = rowTitled(drawResources([result(4, range)]), 'Potassium');
    expect(row).toContain(`Potassium ref ${words} 4 mmol/L`);
    expect(drawer).toContain(`Reference range ${words} `);
    expect(paper).toContain(`ref ${words} `);
  });
});

describe('H18 in older versions and in C-CDA', () => {
  test.each(supportedVersions)('$label', (version) => {
    const critical = version.label === 'DSTU2' ? { meaning: { text: 'Critical limits' } } : { type: { text: 'Critical limits' } };
    const { category: _, ...sent } = result(9, limits(2.5, 6.5, critical));
    const [drawnRow] = drawResources([sent], version).rows;
    expect(drawnRow?.row).toContain('2.5–6.5 (Critical limits)');
    expect(drawnRow?.row).not.toContain('worked out');
  });

  const inCda = (range: string): string => {
    const observation = `<observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.2"/><id root="1.2.3" extension="k"/><code code="2823-3" codeSystem="2.16.840.1.113883.6.1" displayName="Potassium"/>
      <statusCode code="completed"/><effectiveTime value="20261110"/><value xsi:type="PQ" value="9" unit="mmol/L"/><referenceRange><observationRange>${range}</observationRange></referenceRange></observation>`;
    const organizer = `<organizer classCode="CLUSTER" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.1"/><code code="24323-8" codeSystem="2.16.840.1.113883.6.1" displayName="Chemistry"/><statusCode code="completed"/><component>${observation}</component></organizer>`;
    return drawRows(entriesIn(documentIn(withEntries('30954-2', organizer))))
      .rows.map(({ row }) => row)
      .join(' ');
  };
  const interval = (low: number, high: number): string =>
    `<value xsi:type="IVL_PQ"><low value="${low}" unit="mmol/L"/><high value="${high}" unit="mmol/L"/></value>`;
  test.each([
    [interval(0, 0), '0–0', false],
    [interval(6.5, 2.5), '6.5–2.5', false],
    [`<text>Critical</text>${interval(2.5, 6.5)}`, '2.5–6.5 (Critical)', false],
    [`<text>Adult</text>${interval(3.5, 5.3)}`, '3.5–5.3 (Adult)', true],
    [interval(3.5, 5.3), '3.5–5.3', true],
  ])('%s', (range, words, isFlagged) => {
    const row = inCda(range);
    expect(row).toContain(words);
    expect(row.includes('High (worked out)')).toBe(isFlagged);
  });
});
