import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { analyteOf } from './analyte-of.ts';
import { analytes } from './analytes.ts';
import { conversionOf, rememberedConversion } from './conversion.ts';
import { roundTo12Digits, ucumUnit } from './ucum.ts';

const loinc = (code: string) => analyteOf({ text: code, codings: [{ system: 'http://loinc.org', code }] });

function converted(value: number, text: string, code?: string): string | undefined {
  const conversion = conversionOf(text, code === undefined ? undefined : loinc(code));
  return conversion && `${Number((value * conversion.factor + conversion.offset).toPrecision(4))} ${conversion.unit}`;
}

describe('H17 within an analyte, by published factors', () => {
  test.each([
    ['creatinine', '2160-0', 1.6, 'mg/dL', '141.4 umol/L'],
    ['creatinine', '2160-0', 1, 'mg/dL', '88.4 umol/L'],
    ['creatinine sent by amount under the code for mass', '2160-0', 142, 'umol/L', '142 umol/L'],
    ['glucose', '2345-7', 100, 'mg/dL', '5.551 mmol/L'],
    ['fasting glucose', '1558-6', 126, 'mg/dL', '6.994 mmol/L'],
    ['cholesterol', '2093-3', 200, 'mg/dL', '5.173 mmol/L'],
    ['HDL cholesterol', '2085-9', 38.67, 'mg/dL', '1 mmol/L'],
    ['LDL cholesterol', '13457-7', 100, 'mg/dL', '2.586 mmol/L'],
    ['triglycerides', '2571-8', 150, 'mg/dL', '1.694 mmol/L'],
    ['urea by mass', '3091-6', 100, 'mg/dL', '16.65 mmol/L'],
    ['urea nitrogen', '3094-0', 20, 'mg/dL', '7.139 mmol/L'],
    ['bilirubin', '1975-2', 1, 'mg/dL', '17.1 umol/L'],
    ['calcium', '17861-6', 10, 'mg/dL', '2.495 mmol/L'],
    ['phosphate', '2777-1', 1, 'mg/dL', '0.3229 mmol/L'],
    ['magnesium', '19123-9', 1, 'mg/dL', '0.4114 mmol/L'],
    ['urate', '3084-1', 1, 'mg/dL', '59.48 umol/L'],
    ['lactate', '14118-4', 9, 'mg/dL', '0.9991 mmol/L'],
    ['iron', '2498-4', 100, 'ug/dL', '17.91 umol/L'],
    ['free thyroxine', '3024-7', 1, 'ng/dL', '12.87 pmol/L'],
    ['cortisol', '2143-6', 1, 'ug/dL', '27.59 nmol/L'],
    ['HbA1c of 6.5 % (NGSP)', '4548-4', 6.5, '%', '47.53 mmol/mol'],
    ['HbA1c of 61 mmol/mol', '59261-8', 61, 'mmol/mol', '61 mmol/mol'],
    ['potassium in equivalents', '2823-3', 4.2, 'meq/L', '4.2 mmol/L'],
    ['thyrotropin', '3016-3', 2.1, 'uIU/mL', '2.1 m[IU]/L'],
    ['alanine aminotransferase in katal', '1742-6', 1, 'ukat/L', '60 U/L'],
    ['alanine aminotransferase in international units', '1742-6', 40, 'IU/L', '40 U/L'],
    ['systolic pressure in kilopascals', '8480-6', 16, 'kPa', '120 mm[Hg]'],
  ])('%s', (_name, code, value, unit, expected) => {
    expect(converted(value, unit, code)).toBe(expected);
  });

  test.each([
    ['IFCC percent is not NGSP percent', '59261-8', '%'],
    ['mmol/mol is no percentage of another kind', '4548-4', 'mol/mol'],
    ['urea nitrogen by amount: of what molecule', '3094-0', 'mmol/L'],
    ['urea of unknown mass', '22664-7', 'mg/dL'],
    ['a creatinine is no count of cells', '2160-0', '10*9/L'],
    ['nor an equivalent', '2160-0', 'meq/L'],
    ['nor a mass per mass', '2160-0', 'mg/g'],
  ])('not converted: %s', (_name, code, unit) => {
    expect(converted(1, unit, code)).toBeUndefined();
  });
});

describe('H17 without an analyte, by UCUM alone', () => {
  test.each([
    ['g/dL', 10.4, '104 g/L'],
    ['mg/dl', 1.6, '0.016 g/L'],
    ['µmol/L', 142, '0.142 mmol/L'],
    ['μmol/L', 142, '0.142 mmol/L'],
    ['x10^9/L', 7, '7 10*9/L'],
    ['10*3/uL', 7, '7 10*9/L'],
    ['10*12/L', 4.5, '4500 10*9/L'],
    ['mmHg', 120, '120 mm[Hg]'],
    ['beats/min', 72, '72 /min'],
    ['{breaths}/min', 16, '16 /min'],
    ['°C', 37.2, '37.2 Cel'],
    ['[degF]', 98.6, '37 Cel'],
    ['K', 310.15, '37 Cel'],
    ['%', 40, '0.4 1'],
    ['L/L', 0.4, '0.4 1'],
    ['ng/mL', 30, '0.00003 g/L'],
    ['[lb_av]', 150, '68040 g'],
    ['mL/min/1.73m2', 80, '80 mL/min/{1.73_m2}'],
    ['{score}', 3, '3 {score}'],
    ['mIU/L', 2, '2 m[IU]/L'],
  ])('%s', (unit, value, expected) => {
    expect(converted(value, unit)).toBe(expected);
  });

  test.each(['nonsense', '', 'C', 'F', 'G/L', 'K/uL', 'IU', 'units', 'mmol per L', 'milligram', '1.73m2', 'mg/dL '.repeat(20)])(
    'not known here: "%s"',
    (unit) => {
      expect(converted(1, unit)).toBeUndefined();
    },
  );

  test.each([
    ['amount and number', 'mmol/L', '10*9/L'],
    ['amount and mass', 'mmol/L', 'mg/dL'],
    ['amount and equivalents', 'mmol/L', 'meq/L'],
    ['activity and international units', 'U/L', '[IU]/L'],
    ['clearance and clearance over the body surface', 'mL/min', 'mL/min/{1.73_m2}'],
    ['two annotations', '{score}', '{count}'],
    ['an annotation and a plain number', '{ratio}', '1'],
    ['a ratio by mass and one by amount', 'mg/g', 'mg/mmol'],
    ['two sizes of an arbitrary unit', 'm[IU]/L', '[IU]/mL'],
    ['pH and a concentration', '[pH]', 'mol/L'],
  ])('never one kind: %s', (_name, a, b) => {
    const [first, second] = [a, b].map((unit) => conversionOf(unit, undefined));
    expect(first?.unit).not.toBe(second?.unit);
    expect([first, second]).not.toContain(undefined);
  });
});

const units = ['mmol/L', 'umol/L', 'nmol/mL', 'g/L', 'mg/dL', 'ug/mL', '10*9/L', '10*3/uL', 'U/L', 'kPa', 'mm[Hg]', '/min', 'Hz', '%', '1']
  .concat(['Cel', '[degF]', 'K', 'kg', '[lb_av]', 'cm', '[in_i]', 'fL', 'mL/min', 'meq/L', '{score}', '[IU]/L', 'mg/mmol', 'mg/g'])
  .concat(['%{Hb}', 'mmol/mol', 'ng/L', 'pmol/L', 'L/L', 'mosm/kg', 's', 'h']);
const anyUnit = fc.constantFrom(...units);
const anyCode = fc.constantFrom(undefined, ...analytes.flatMap(({ codes }) => codes));
const named = (code: string | undefined) => {
  const [system, value] = code?.split('|') ?? [];
  return code === undefined ? undefined : analyteOf({ text: code, codings: [{ system: system ?? '', code: value ?? '' }] });
};

test('there and back: within 1e-9 of the value', () => {
  fc.assert(
    fc.property(anyUnit, anyCode, fc.double({ min: 0.001, max: 1e6, noNaN: true }), (unit, code, value) => {
      const conversion = conversionOf(unit, named(code));
      if (conversion === undefined) return;
      const standard = roundTo12Digits(value * conversion.factor + conversion.offset);
      const back = (standard - conversion.offset) / conversion.factor;
      const scale = Math.max(Math.abs(value), Math.abs(conversion.offset / conversion.factor));
      expect(Math.abs(back - value) / scale).toBeLessThan(1e-9);
    }),
  );
});

test('being of one kind is symmetric and transitive, and its factors multiply', () => {
  fc.assert(
    fc.property(anyUnit, anyUnit, anyUnit, (a, b, c) => {
      const [one, two, three] = [a, b, c].map((unit) => conversionOf(unit, undefined));
      const same = (x: typeof one, y: typeof one) => x !== undefined && y !== undefined && x.unit === y.unit;
      expect(same(one, two)).toBe(same(two, one));
      if (same(one, two) && same(two, three)) expect(same(one, three)).toBe(true);
    }),
  );
});

test('remembered or not, a unit is the same', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anyUnit, anyCode), { maxLength: 60 }), (asked) => {
      for (const [unit, code] of asked) expect(rememberedConversion(unit, named(code))).toEqual(conversionOf(unit, named(code)));
    }),
  );
});

test('units without end, from outside, are forgotten again and stay right', () => {
  for (let number = 0; number < 4100; number += 1) rememberedConversion(`unit${number}`, undefined);
  expect(rememberedConversion('mg/dL', undefined)).toEqual({ unit: 'g/L', factor: 0.01, offset: 0 });
});

test('any text is taken without a throw, and none of it is written to a log', () => {
  const written = (['log', 'warn', 'error', 'info'] as const).map((name) => vi.spyOn(console, name).mockImplementation(() => undefined));
  const odd = fc.stringMatching(/^[mgkuLCel()./{}[\]0-9 *^+-]{0,20}$/);
  fc.assert(fc.property(fc.oneof(odd, fc.string()), (text) => void conversionOf(text, undefined)));
  for (const text of ['mg per L', 'mg(L){x}', 'Cel/L', '/Cel', 'mg{x}(L)', '((', '', ' ', '[pH].[pH]']) conversionOf(text, undefined);
  for (const spy of written) expect(spy).not.toHaveBeenCalled();
});

describe('the table of analytes', () => {
  test('each code is in one analyte, each name is once', () => {
    const codes = analytes.flatMap((analyte) => analyte.codes);
    expect(codes.length).toBe(new Set(codes).size);
    expect(new Set(analytes.map(({ name }) => name)).size).toBe(analytes.length);
  });

  test.each(analytes.map((analyte) => [analyte.name, analyte] as const))(
    '%s: every unit is UCUM, and its own unit is one of its scales',
    (_name, analyte) => {
      const scales = analyte.scales.map(({ unit }) => ucumUnit(unit));
      expect(scales).not.toContain(undefined);
      const own = ucumUnit(analyte.unit);
      expect(scales.some((scale) => scale?.kind === own?.kind)).toBe(true);
      const conversion = conversionOf(analyte.unit, { analyte, code: analyte.codes[0] ?? '' });
      expect(conversion).toEqual({ unit: analyte.unit, factor: 1, offset: 0 });
    },
  );

  test('codes of two analytes name neither', () => {
    const codings = ['2160-0', '2345-7'].map((code) => ({ system: 'http://loinc.org', code }));
    expect(analyteOf({ text: 'Both', codings })).toBeUndefined();
  });

  test('a code of another system is none of them', () => {
    expect(analyteOf({ text: 'Local', codings: [{ system: 'https://lab.example', code: '2160-0' }] })).toBeUndefined();
    expect(analyteOf({ text: 'Bare', codings: [{ code: '2160-0' }] })).toBeUndefined();
  });
});
