import { rememberTexts } from '#/lib/record/memory/remember-texts.ts';
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

const remembered = rememberTexts<UnitConversion | undefined>(2_000);

/** The conversion, as `conversionOf`, worked out once a unit: of 50,000 results nearly all are in a few dozen. */
export function rememberedConversion(text: string, named: NamedAnalyte | undefined): UnitConversion | undefined {
  const key = `${named?.code ?? ''} ${text}`;
  const conversion = remembered.get(key);
  if (conversion !== undefined || remembered.has(key)) return conversion;
  const fresh = conversionOf(text, named);
  remembered.set(key, fresh);
  return fresh;
}
