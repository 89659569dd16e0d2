import { ucumUnit } from './ucum.ts';
import type { UcumUnit } from './ucum.ts';

/** The unit in which each kind of quantity is compared; a kind without one here is compared in its base units. */
const named = [
  'mmol/L',
  'g/L',
  'meq/L',
  '10*9/L',
  'U/L',
  'mmol',
  'g',
  'mm[Hg]',
  '/min',
  '1',
  'm',
  'm2',
  'L',
  'mL/min',
  's',
  'kg/m2',
  'mg/mmol',
  'mmol/kg',
].map(ucumUnit);

const byKind: ReadonlyMap<string, UcumUnit> = new Map(named.flatMap((unit) => (unit ? [[unit.kind, unit] as const] : [])));

/** Undefined only where the base unit itself cannot be written in UCUM. */
export function compareUnit(unit: UcumUnit): UcumUnit | undefined {
  return unit.kind.startsWith('=') ? unit : (byKind.get(unit.kind) ?? ucumUnit(unit.kind));
}
