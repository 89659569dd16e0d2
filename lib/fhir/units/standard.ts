import type { Quantity } from '#/lib/record/model/coded.ts';
import { objectOf } from '#/lib/fhir/resource/json.ts';
import type { NamedAnalyte } from './analyte-of.ts';
import { rememberedConversion } from './conversion.ts';
import type { UnitConversion } from './conversion.ts';
import { roundTo12Digits } from './ucum.ts';

const ucumSystem = 'http://unitsofmeasure.org';

/**
 * A quantity with its comparable value beside what was sent, which stays as it is (H17). A comparator, no unit, one that
 * is not known, a code of another system, or a unit that contradicts its own code: not compared with anything.
 */
export function withStandard(quantity: Quantity, element: unknown, named: NamedAnalyte | undefined): Quantity {
  const value = quantity.comparator === undefined && quantity.unit !== undefined ? numberOf(quantity.value) : undefined;
  if (value === undefined) return quantity;
  const conversion = conversionFor(quantity, objectOf(element), named);
  if (conversion === undefined) return quantity;
  const { unit, factor, offset } = conversion;
  const standard = factor === 1 && offset === 0 ? value : roundTo12Digits(value * factor + offset);
  return {
    ...quantity,
    standard: { value: standard, unit, ...(factor !== 1 && { factor }), ...(offset !== 0 && { offset }) },
  };
}

function conversionFor(
  { unit = '', ucum }: Quantity,
  element: Readonly<Record<string, unknown>> | undefined,
  named: NamedAnalyte | undefined,
): UnitConversion | undefined {
  const system = element?.system;
  if (ucum === undefined) {
    const foreign = element?.code !== undefined && system !== undefined && system !== ucumSystem;
    return foreign ? undefined : rememberedConversion(unit, named);
  }
  const coded = rememberedConversion(ucum, named);
  if (coded === undefined || unit === ucum) return coded;
  // The reader sees `unit`: where it is a unit too, it must be the code's.
  const unitConversion = rememberedConversion(unit, named);
  return unitConversion === undefined || isSame(unitConversion, coded) ? coded : undefined;
}

function isSame(a: UnitConversion, b: UnitConversion): boolean {
  return a === b || (a.unit === b.unit && a.factor === b.factor && a.offset === b.offset);
}

function numberOf(digits: string): number | undefined {
  const value = digits.trim() === '' ? Number.NaN : Number(digits);
  return Number.isFinite(value) ? value : undefined;
}
