import { describe, expect, test } from 'vitest';
import { documentIn, entriesIn, withEntries } from '#/lib/fhir/cda/fixtures/rows.ts';
import { supportedVersions } from '#/lib/fhir/versions/registry.ts';
import { drawResources, drawRows, rowTitled } from './draw-resources.ts';
import { drawInput } from './read-input.ts';

const hl7 = (name: string, code: string) => ({ coding: [{ system: `http://terminology.hl7.org/CodeSystem/${name}`, code }] });
const potassium = (flag: unknown, more: Readonly<Record<string, unknown>> = {}) => ({
  resourceType: 'Observation',
  id: 'k',
  status: 'final',
  category: [hl7('observation-category', 'laboratory')],
  code: { coding: [{ system: 'http://loinc.org', code: '2823-3' }], text: 'Potassium' },
  effectiveDateTime: '2026-11-10T09:00:00Z',
  valueQuantity: { value: 4.4, unit: 'mmol/L' },
  ...(flag === undefined ? {} : { interpretation: [flag] }),
  ...more,
});

describe('H39 a flag under another spelling of its system is the source’s flag', () => {
  const drawn = drawInput('flag-without-known-system.json');
  test.each([
    ['K (page)', '▲ High'],
    ['Hb (oid)', '▼▼ Very low'],
    ['TnT (R4)', '▲▲ Very high'],
    ['Glucose (H)', '▲ High'],
    ['Lactate (*)', '▲ High'],
    ['Urea (STU3)', '▲ High'],
  ])('%s: %s', (title, flag) => {
    const { row, drawer, paper } = rowTitled(drawn, title);
    for (const text of [row, drawer, paper]) expect(text).toContain(flag);
    expect(drawn.summary).toContain(title);
    expect(`${row} ${drawn.summary}`).not.toContain('not understood');
  });

  test('all six are results to look at, critical ones first', () => {
    expect(drawn.summary).toMatch(/Results to look at 6 .*(Hb|TnT).*(Hb|TnT).*K /);
  });
});

describe('H39 flags as vendors write them', () => {
  const local = (code: string) => ({ coding: [{ system: 'https://fhir.ehr.test/codeSet/52', code }] });
  test.each<[unknown, string]>([
    [local('EXTREMEHIGH'), '▲▲'],
    [local('PANICLOW'), '▼▼'],
    [local('VABNORMAL'), '◆◆'],
    [{ text: 'HH CRITICAL' }, '▲▲'],
    [{ text: 'H - High' }, '▲ '],
    [{ text: 'L: Low' }, '▼ '],
    [{ text: 'N, Abnormal' }, '◆ '],
    // Must not change.
    [{ text: 'Not high' }, 'flag not understood'],
    [{ text: 'H - Haemolysed' }, 'flag not understood'],
    [{ text: 'High normal' }, 'flag not understood'],
  ])('%#: %j', (flag, mark) => {
    const drawn = drawResources([potassium(flag)]);
    expect(rowTitled(drawn, 'Potassium').row).toContain(mark);
    expect(drawn.summary).toContain('Results to look at 1');
  });
});

describe('H39 a flag that is not understood is said on the row, listed first and counted', () => {
  test.each([
    ['a local code', { coding: [{ system: 'https://lab.test/flags', code: 'ZZ' }] }, 'ZZ'],
    ['a local code with a name', { coding: [{ system: 'https://lab.test/flags', code: 'H', display: 'Haemolysed' }] }, 'Haemolysed'],
    ['a star', { text: '*' }, '*'],
    ['a sentence', { text: 'Discuss with haematology' }, 'Discuss with haematology'],
    ['a code that HL7 does not have', hl7('v3-ObservationInterpretation', 'QX'), 'QX'],
  ])('%s', (_, flag, words) => {
    const drawn = drawResources([potassium(flag)]);
    const { row, drawer, paper, trend } = rowTitled(drawn, 'Potassium');
    for (const text of [row, drawer, paper, trend, drawn.summary]) expect(text).toContain(`“${words}”: flag not understood`);
    expect(drawn.summary).toContain('1 result has a flag that is not understood.');
    expect(drawn.summary).toContain('Results to look at 1');
    expect(drawn.summary).not.toContain('neither flag nor range');
  });

  test('a sentence is cut on the row, and whole in the drawer', () => {
    const sentence = `${'Discuss with the haematologist on call '.repeat(4)}today`;
    const { row, drawer } = rowTitled(drawResources([potassium({ text: sentence })]), 'Potassium');
    expect(row).toContain('“Discuss with the haematologist on call Discuss with the …”: flag not understood');
    expect(row).not.toContain('today');
    expect(drawer).toContain(`Flag as sent ${sentence}`);
  });

  test('beside a value out of range, both are said', () => {
    const range = [{ low: { value: 5, unit: 'mmol/L' }, high: { value: 6, unit: 'mmol/L' } }];
    const { row } = rowTitled(drawResources([potassium({ text: 'ZZ' }, { referenceRange: range })]), 'Potassium');
    expect(row).toContain('Low (worked out), “ZZ”: flag not understood');
  });

  test('of a component, and of a result in a panel', () => {
    const part = { code: { text: 'Diastolic' }, valueQuantity: { value: 80, unit: 'mmHg' }, interpretation: [{ text: 'ZZ' }] };
    const pressure = potassium(undefined, { id: 'bp', code: { text: 'Pressure' }, valueQuantity: undefined, component: [part] });
    const report = { resourceType: 'DiagnosticReport', id: 'r', status: 'final', code: { text: 'Bone' }, effectiveDateTime: '2026-11-10' };
    const drawn = drawResources([pressure, potassium({ text: 'ZZ' }), { ...report, result: [{ reference: 'Observation/k' }] }]);
    expect(rowTitled(drawn, 'Pressure').row).toContain('“ZZ”: flag not understood');
    expect(rowTitled(drawn, 'Bone').row).toContain('Potassium 4.4 mmol/L (“ZZ”: flag not understood)');
    expect(rowTitled(drawn, 'Bone').row).toContain('1 of 1');
    expect(rowTitled(drawn, 'Bone').paper).toContain('“ZZ”: flag not understood');
  });

  test('inside a report, without an entry of its own', () => {
    const report = { resourceType: 'DiagnosticReport', id: 'r', status: 'final', code: { text: 'Bone' }, effectiveDateTime: '2026-11-10' };
    const drawn = drawResources([{ ...report, contained: [potassium({ text: 'ZZ' })], result: [{ reference: '#k' }] }]);
    expect(rowTitled(drawn, 'Bone').drawer).toContain('4.4 mmol/L · “ZZ”: flag not understood');
  });

  test('more than eight are all listed', () => {
    const many = Array.from({ length: 11 }, (_, index) => potassium({ text: 'ZZ' }, { id: `k${index}`, code: { text: `Test ${index}.` } }));
    const { summary } = drawResources(many);
    for (let index = 0; index < 11; index += 1) expect(summary).toContain(`Test ${index}. `);
    expect(summary).toContain('11 results have a flag that is not understood.');
  });
});

describe('H39 what is understood does not change', () => {
  test.each([
    ['no flag', undefined],
    ['N', hl7('v3-ObservationInterpretation', 'N')],
    ['a text', { text: 'Normal' }],
    ['v2', hl7('v2-0078', 'N')],
    ['NullFlavor', hl7('v3-NullFlavor', 'NA')],
    ['a local code', { coding: [{ system: 'https://lab.test/flags', code: 'N', display: 'Within range' }] }],
  ])('normal by %s: nothing to look at', (_, flag) => {
    const drawn = drawResources([potassium(flag)]);
    expect(rowTitled(drawn, 'Potassium').row).not.toMatch(/not understood|[▲▼◆]/);
    expect(drawn.summary).toContain('No latest result is flagged or out of range.');
  });

  test.each([
    ['S', 'Susceptible'],
    ['NEG', 'Negative'],
    ['ND', 'Not detected'],
  ])('%s reads %s, and is no flag to look at', (code, words) => {
    const drawn = drawResources([potassium(hl7('v3-ObservationInterpretation', code))]);
    const { row, paper } = rowTitled(drawn, 'Potassium');
    for (const text of [row, paper]) expect(text).toContain(words);
    expect(drawn.summary).toContain('No latest result is flagged or out of range.');
  });
});

describe('H39 in every version and in C-CDA', () => {
  const older = (flag: unknown) => ({ ...potassium(undefined), interpretation: flag, category: undefined });
  const local = { coding: [{ system: 'https://lab.test/flags', code: 'ZZ' }] };
  test.each(supportedVersions)('$label', (version) => {
    const isSingle = version.label === 'DSTU2' || version.label === 'STU3';
    const unknown = drawResources([older(isSingle ? local : [local])], version);
    expect(unknown.rows[0]?.row).toContain('“ZZ”: flag not understood');
    const old = { coding: [{ system: 'http://hl7.org/fhir/v2/0078', code: 'HH' }] };
    expect(drawResources([older(isSingle ? old : [old])], version).rows[0]?.row).toContain('▲▲ Very high');
  });

  const inCda = (interpretationCode: string) => {
    const observation = `<observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.2"/><id root="1.2.3" extension="k"/>
      <code code="2823-3" codeSystem="2.16.840.1.113883.6.1" displayName="Potassium"/><statusCode code="completed"/><effectiveTime value="20261110"/>
      <value xsi:type="PQ" value="4.4" unit="mmol/L"/>${interpretationCode}</observation>`;
    const organizer = `<organizer classCode="CLUSTER" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.1"/><code code="24323-8" codeSystem="2.16.840.1.113883.6.1" displayName="Chemistry"/><statusCode code="completed"/><component>${observation}</component></organizer>`;
    const { rows, summary } = drawRows(entriesIn(documentIn(withEntries('30954-2', organizer))));
    return [...rows.map(({ row }) => row), summary].join(' ');
  };
  test.each([
    ['<interpretationCode code="HH" codeSystem="2.16.840.1.113883.5.83"/>', '▲▲ Very high'],
    ['<interpretationCode code="L" codeSystem="2.16.840.1.113883.12.78"/>', '▼ Low'],
    ['<interpretationCode code="ZZ" codeSystem="1.2.3.4"/>', '“ZZ”: flag not understood'],
    [
      '<interpretationCode nullFlavor="OTH"><originalText>Call the ward</originalText></interpretationCode>',
      '“Call the ward”: flag not understood',
    ],
  ])('C-CDA %s', (interpretationCode, words) => {
    expect(inCda(interpretationCode)).toContain(words);
  });
  test.each(['<interpretationCode code="N" codeSystem="2.16.840.1.113883.5.83"/>', '<interpretationCode nullFlavor="NI"/>', ''])(
    'C-CDA %s must not change',
    (interpretationCode) => {
      expect(inCda(interpretationCode)).not.toMatch(/not understood|[▲▼◆]/);
    },
  );
});
