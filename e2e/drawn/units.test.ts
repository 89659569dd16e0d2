import { describe, expect, test } from 'vitest';
import { drawResources, rowTitled } from './draw-resources.ts';

const ucum = 'http://unitsofmeasure.org';
const result = (valueQuantity: unknown, more: Readonly<Record<string, unknown>> = {}) => ({
  resourceType: 'Observation',
  id: 'r',
  status: 'final',
  category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] }],
  code: { text: 'Test' },
  effectiveDateTime: '2026-11-10T09:00:00Z',
  valueQuantity,
  ...more,
});
const order = (doseQuantity: unknown) => ({
  resourceType: 'MedicationRequest',
  id: 'm',
  status: 'active',
  intent: 'order',
  medicationCodeableConcept: { text: 'Medicine' },
  authoredOn: '2026-11-01',
  dosageInstruction: [{ doseAndRate: [{ doseQuantity }] }],
});

describe('H17 a unit that contradicts its code is said wherever it is drawn', () => {
  test.each([
    ['mg', 'g', '5 mg (coded as g)'],
    ['mcg', 'mg', '5 mcg (coded as mg)'],
    ['micrograms', 'mg', '5 micrograms (coded as mg)'],
    ['mmol/L', 'mg/dL', '5 mmol/L (coded as mg/dL)'],
    ['milligrams per litre', 'ug/L', '5 milligrams per litre (coded as µg/L)'],
    ['g/dL', 'g/L', '5 g/dL (coded as g/L)'],
    ['°C', '[degF]', '5 °C (coded as °F)'],
    ['mg', '{tbl}', '5 mg (coded as tbl)'],
    ['mL', 'mg', '5 mL (coded as mg)'],
    ['kg', '[lb_av]', '5 kg (coded as lb)'],
    ['mmol/mol', '%', '5 mmol/mol (coded as %)'],
    ['%', '1', '5 % (coded as 1)'],
    ['mL', '[IU]', '5 mL (coded as units)'],
    ['10*9/L', '10*6/L', '5 ×10⁹/L (coded as ×10⁶/L)'],
  ])('%s coded %s', (unit, code, words) => {
    const { row, drawer, paper } = rowTitled(drawResources([result({ value: 5, unit, system: ucum, code })]), 'Test');
    for (const text of [row, drawer, paper]) expect(text).toContain(words);
  });

  test.each([
    ['no system', {}],
    ['another spelling of it', { system: 'https://unitsofmeasure.org/' }],
    ['its OID', { system: 'urn:oid:2.16.840.1.113883.6.8' }],
  ])('coded with %s', (_, system) => {
    const drawn = drawResources([result({ value: 5, unit: 'mg', code: 'g', ...system })]);
    expect(rowTitled(drawn, 'Test').row).toContain('5 mg (coded as g)');
  });

  test('of a component, of a dose and of a limit', () => {
    const contradicted = { value: 5, unit: 'mg', system: ucum, code: 'g' };
    const part = result(undefined, { component: [{ code: { text: 'Part' }, valueQuantity: contradicted }] });
    expect(rowTitled(drawResources([part]), 'Test').row).toContain('5 mg (coded as g)');
    expect(drawResources([order(contradicted)]).rows[0]?.row).toContain('5 mg (coded as g)');
    const range = [{ high: { ...contradicted, value: 4 } }];
    const { row } = rowTitled(drawResources([result({ value: 5, unit: 'mg' }, { referenceRange: range })]), 'Test');
    expect(row).toContain('4 mg (coded as g) or less');
    expect(row).not.toContain('worked out');
  });

  test.each([
    ['mU/L', 'm[IU]/L'],
    ['IU/L', 'U/L'],
    ['U/L', '[IU]/L'],
    ['micrograms', 'ug'],
    ['mcg', 'ug'],
    ['mg/dl', 'mg/dL'],
    ['ng/mL', 'ug/L'],
    ['x10^9/L', '10*9/L'],
    ['mmHg', 'mm[Hg]'],
    ['bpm', '/min'],
    ['mL/min/1.73m2', 'mL/min/{1.73_m2}'],
    ['tablet', '{tbl}'],
    ['tablet', '1'],
    ['score', '{score}'],
    ['millimoles per litre', 'mmol/L'],
    ['cells/uL', '{cells}/uL'],
    ['widgets', 'mg'],
    ['K/uL', '10*3/uL'],
    ['mg/g creatinine', 'mg/g{creat}'],
    ['celsius', 'Cel'],
    ['units', '[IU]'],
    ['ML', 'mL'],
    ['g/L', 'g.L-1'],
    ['L/L', '1'],
    ['mmol/mol', 'mmol/mol{Hb}'],
    ['%', '%{saturation}'],
    ['10*3/uL', '10*9/L'],
    ['Units', "[arb'U]"],
  ])('%s is no other unit than %s', (unit, code) => {
    expect(rowTitled(drawResources([result({ value: 5, unit, system: ucum, code })]), 'Test').row).not.toContain('coded as');
  });
});

describe('H17 units are drawn as people read them', () => {
  test.each([
    [{ unit: '10*9/L' }, '5 ×10⁹/L'],
    [{ system: ucum, code: '10*9/L' }, '5 ×10⁹/L'],
    [{ unit: 'mL/min/{1.73_m2}' }, '5 mL/min/1.73 m²'],
    [{ unit: 'mL/min/1.73m2', system: ucum, code: 'mL/min/{1.73_m2}' }, '5 mL/min/1.73 m²'],
    [{ system: ucum, code: 'm[IU]/L' }, '5 mU/L'],
    [{ unit: 'umol/L' }, '5 µmol/L'],
    [{ unit: '10*3/uL' }, '5 ×10³/µL'],
    [{ unit: 'mmol/L' }, '5 mmol/L'],
    [{ unit: 'mIU/L' }, '5 mIU/L'],
  ])('%j: %s', (unit, words) => {
    const quantity = { value: 5, ...unit };
    const sent = result(quantity, { code: { coding: [{ system: 'http://loinc.org', code: '777-3' }], text: 'Test' } });
    const panel = {
      ...sent,
      id: 'p',
      code: { text: 'Panel' },
      valueQuantity: undefined,
      contained: [{ ...sent, id: 'c' }],
      hasMember: [{ reference: '#c' }],
    };
    const drawn = drawResources([sent]);
    const { row, drawer, paper, trend } = rowTitled(drawn, 'Test');
    for (const text of [row, drawer, paper]) expect(text).toContain(words);
    if (trend !== '') expect(trend).toContain(words);
    expect(rowTitled(drawResources([panel]), 'Panel').drawer).toContain(words);
  });

  test('a range in another writing of the unit does not repeat it', () => {
    const referenceRange = [{ low: { value: 4, unit: 'x10^9/L' }, high: { value: 11, unit: '10*9/l' } }];
    const { row } = rowTitled(drawResources([result({ value: 5, unit: '10*9/L' }, { referenceRange })]), 'Test');
    expect(row).toContain('ref 4–11 5 ×10⁹/L');
  });

  test('the unit as sent stands in the drawer where it is printed otherwise', () => {
    const { drawer } = rowTitled(drawResources([result({ value: 5, unit: 'giga/L', system: ucum, code: '10*9/L' })]), 'Test');
    expect(drawer).not.toContain('Unit as sent');
    expect(rowTitled(drawResources([result({ value: 5, unit: '10*9/L' })]), 'Test').drawer).toContain('Unit as sent 10*9/L');
  });

  test.each([
    [{ value: 500, unit: 'ug', system: ucum, code: 'ug' }, '500 micrograms'],
    [{ value: 1000, code: '[IU]', system: ucum }, '1000 units'],
    [{ value: 2, unit: '{tbl}' }, '2 tablet'],
    [{ value: 2, unit: 'tablets' }, '2 tablets'],
    [{ value: 5, unit: 'mg' }, '5 mg'],
  ])('a dose of %j: %s', (dose, words) => {
    const [row] = drawResources([order(dose)]).rows;
    for (const text of [row?.row, row?.drawer, row?.paper]) expect(text).toContain(words);
  });
});
