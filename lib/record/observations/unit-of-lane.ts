import type { Quantity } from '#/lib/record/model/coded.ts';
import { printedUnit } from '#/lib/record/words/unit-words.ts';

/** A unit by which values share a line: equal keys are of one size (°C and °F are not, nor kg and lb). */
export interface LaneUnit {
  readonly key: string;
  /** Unit as it is printed; undefined where none is stated. */
  readonly words?: string;
}

/** The unit of a value: one that two sources spell differently is one by its size; one of unknown size goes by its spelling (H17). */
export function laneUnitOf({ unit, ucum, standard }: Quantity): LaneUnit {
  const stated = unit ?? ucum;
  if (stated === undefined) return { key: '' };
  const words = printedUnit(stated) ?? stated;
  if (standard === undefined) return { key: `spelled ${words}`, words };
  return { key: `${standard.unit} ${standard.factor ?? 1} ${standard.offset ?? 0}`, words };
}

/** The plain number of a quantity; in words, why it has none. */
export function plainNumber({ value, comparator }: Quantity): number | string {
  if (comparator !== undefined) return `reported as ${comparator} ${value}`;
  const number = Number(value);
  return value.trim() === '' || !Number.isFinite(number) ? `not a number: ${value}` : number;
}
