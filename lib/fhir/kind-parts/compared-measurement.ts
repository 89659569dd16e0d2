import { equalFiguresKey } from '#/lib/record/model/decimal.ts';
import { directionWords } from '#/lib/record/model/flag-words.ts';
import type { Measurement } from '#/lib/record/model/timeline-entry.ts';
import { joinTexts } from '#/lib/fhir/datatypes/text.ts';
import { codeKeys, wordKey } from './identity.ts';
import { measuredText } from './measurement.ts';

/** Keys by all values and units; a figure without a unit equals none (standards §5). */
export function comparableValue(measurement: Measurement, components: readonly Measurement[]): string | undefined {
  const all = [measurement, ...components];
  const unitless = all.some(({ value }) => value?.type === 'quantity' && value.quantity.unit === undefined);
  if (unitless || all.every(({ value }) => value === undefined)) return undefined;
  return [
    valueKey(measurement),
    ...components.map((part) => `${codeKeys(part.code)[0] ?? wordKey(part.code.text)}=${valueKey(part)}`),
  ].join(';');
}

function valueKey({ value }: Measurement): string {
  return value?.type === 'quantity' ? quantityKey(value.quantity) : (measuredText(value)?.toLowerCase() ?? '-');
}

/** Value to compare; of a blood pressure each part by its name, so that a copy that differs in one cannot hide it (H20). */
export function comparedValue({ value }: Measurement, components: readonly Measurement[]): string | undefined {
  const parts = components.map((part) => `${part.code.text} ${comparedText(part.value) ?? part.absent ?? 'no value'}`);
  return joinTexts([comparedText(value), ...parts], ', ');
}

const side = String.raw`[<>]?=?\s*\d+(?:\.\d+)?(?: [^:\d][^:]*)?`;
const ratio = new RegExp(String.raw`^(${side})\s*:\s*(${side})$`);

/** A ratio is its figures, however they are written: 1:128 and 1.0 : 128 are one titre (H42). */
function comparedText(value: Measurement['value']): string | undefined {
  const text = measuredText(value);
  const [, left, right] = (value?.type === 'text' && text !== undefined && ratio.exec(text)) || [];
  return left === undefined || right === undefined ? text : `${equalFiguresKey(left.trim())} : ${equalFiguresKey(right.trim())}`;
}

/** Flag to compare, those of the parts too: a copy that lacks the flag of a part cannot stand for it (H20, H36). */
export function comparedFlag(measurement: Measurement, components: readonly Measurement[]): string | undefined {
  const parts = components.map((part) => joinTexts([flagKey(part) && part.code.text, flagKey(part)], ' '));
  return joinTexts([flagKey(measurement), ...parts], ', ');
}

/** The flag's meaning, where its words may differ: "H" and "Above high normal" are one. */
function flagKey({ interpretation }: Measurement): string | undefined {
  if (interpretation === undefined) return undefined;
  const { meaning, text, notUnderstood } = interpretation;
  if (notUnderstood !== undefined) return text;
  if (meaning === 'normal') return 'Normal';
  return meaning === 'other' || meaning === 'abnormal' || meaning === 'very-abnormal' ? text : directionWords[meaning];
}

function quantityKey({
  comparator = '',
  value,
  unit,
  ucum,
}: {
  readonly comparator?: string;
  readonly value: string;
  readonly unit?: string;
  readonly ucum?: string;
}): string {
  return `${comparator}${equalFiguresKey(value)} ${ucum ?? unit ?? ''}`;
}
