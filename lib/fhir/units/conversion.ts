import type { Analyte } from './analyte.ts';
import type { NamedAnalyte } from './analyte-of.ts';
import { compareUnit } from './compare-units.ts';
import { roundTo12Digits, factorBetween, ucumUnit } from './ucum.ts';
import type { UcumUnit } from './ucum.ts';
import { ucumText } from './unit-synonyms.ts';

/** value × factor + offset is the value in `unit`. */
export interface UnitConversion {
  readonly unit: string;
  readonly factor: number;
  readonly offset: number;
}

/** Temperatures have zeros of their own, which a factor alone cannot carry. */
const temperatures: ReadonlyMap<string, UnitConversion> = new Map([
  ['Cel', { unit: 'Cel', factor: 1, offset: 0 }],
  ['[degF]', { unit: 'Cel', factor: 5 / 9, offset: -160 / 9 }],
  ['K', { unit: 'Cel', factor: 1, offset: -273.15 }],
]);

/** How values in a unit, written as UCUM or as one of its synonyms, become comparable; undefined: they do not. */
export function conversionOf(text: string, named: NamedAnalyte | undefined): UnitConversion | undefined {
  const code = ucumText(text);
  const unit = code === undefined ? undefined : ucumUnit(code);
  if (unit === undefined) return undefined;
  if (named !== undefined) return analyteConversion(unit, named);
  const temperature = temperatures.get(unit.code);
  if (temperature !== undefined) return temperature;
  const to = compareUnit(unit);
  return to && { unit: to.code, factor: factorBetween(unit, to), offset: 0 };
}

/** Within an analyte only its own scales: a creatinine in 10*9/L is a mistake, not a number of cells. */
function analyteConversion(unit: UcumUnit, { analyte, code }: NamedAnalyte): UnitConversion | undefined {
  for (const { unit: scaleText, factor, offset = 0, exact, only } of analyte.scales) {
    const scale = ucumUnit(scaleText);
    if (scale === undefined || (only !== undefined && !only.includes(code))) continue;
    if (exact ? unit.code === scale.code : unit.kind === scale.kind)
      return { unit: analyte.unit, factor: roundTo12Digits(factorBetween(unit, scale) * factor), offset: roundTo12Digits(offset) };
  }
  return undefined;
}

/** Units come from outside, so that there is no end of them: what is remembered has one. */
const most = 2000;
const remembered = new Map<Analyte | undefined, Map<string, UnitConversion | undefined>>();
let count = 0;

/** The conversion, as `conversionOf`, worked out once a unit: of 50,000 results nearly all are in a few dozen. */
export function rememberedConversion(text: string, named: NamedAnalyte | undefined): UnitConversion | undefined {
  if (count >= most) {
    remembered.clear();
    count = 0;
  }
  const analyte = named?.analyte;
  const conversions = remembered.get(analyte) ?? new Map<string, UnitConversion | undefined>();
  if (conversions.size === 0) remembered.set(analyte, conversions);
  const key = named === undefined ? text : `${named.code} ${text}`;
  const conversion = conversions.get(key);
  if (conversion !== undefined || conversions.has(key)) return conversion;
  const fresh = conversionOf(text, named);
  conversions.set(key, fresh);
  count += 1;
  return fresh;
}
