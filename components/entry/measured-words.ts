import { resultFlag, type ResultFlag } from '#/lib/record/model/result-flag.ts';
import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { foldedWords } from './fold-text.ts';
import { unitOf, valueParts, valueText } from './measured.ts';
import { pressureOf, shortName } from './short-names.ts';

/** Systolic and diastolic in one unit, written as 115/65. */
export interface BloodPressure {
  readonly systolic: Measurement;
  readonly diastolic: Measurement;
  readonly text: string;
  readonly unit: string | undefined;
}

/** A blood pressure as one value; undefined when a half has no number, or the halves differ in unit. */
export function pressureIn(parts: readonly Measurement[]): BloodPressure | undefined {
  const [systolic, diastolic] = (['systolic', 'diastolic'] as const).map((half) => parts.find(({ code }) => pressureOf(code) === half));
  if (systolic?.value?.type !== 'quantity' || diastolic?.value?.type !== 'quantity' || unitOf(systolic) !== unitOf(diastolic))
    return undefined;
  const text = `${valueParts(systolic.value).value}/${valueParts(diastolic.value).value}`;
  return { systolic, diastolic, text, unit: unitOf(systolic) };
}

/** "BP 115/65 mmHg", "Pulse 88/min", "SpO2 94 %": short, for the line of a row; all of it is in the drawer. */
export function measuredWords(entry: TimelineEntry): string {
  if (entry.body.shape !== 'measurement') return entry.title;
  const { measurement, components } = entry.body;
  return `${shortName(entry.code ?? measurement.code, entry.title)} ${measurement.value || components.length === 0 ? shortValue(measurement) : partsWords(components)}`;
}

/** The values of an entry's parts, those of a blood pressure as one. */
function partsWords(components: readonly Measurement[]): string {
  const pressure = pressureIn(components);
  const rest = pressure ? components.filter((part) => part !== pressure.systolic && part !== pressure.diastolic) : components;
  const head = pressure ? [pressure.unit ? `${pressure.text} ${pressure.unit}` : pressure.text] : [];
  return [...head, ...rest.map((part) => `${shortName(part.code, part.code.text)} ${foldedWords(valueText(part))}`)].join(', ');
}

/** "Haemoglobin 104": for a line that names results outside their range; unit and range are shown when it opens. */
export function bareWords(entry: TimelineEntry): string {
  if (entry.body.shape !== 'measurement' || entry.body.measurement.value?.type !== 'quantity') return measuredWords(entry);
  return `${shortName(entry.code, entry.title)} ${valueParts(entry.body.measurement.value).value}`;
}

/** Drops UCUM's annotation of the counted thing, which the name has already: 88/min. */
function shortValue(measurement: Measurement): string {
  const unit = unitOf(measurement);
  const text = foldedWords(valueText(measurement));
  return unit && /^(?:\{[a-z]+\}|beats|breaths)\/min$/.test(unit) ? text.replace(` ${unit}`, '/min') : text;
}

/** "High (worked out)": a flag of our own never reads as the source's (H18, design §8). */
export function flagWords({ words, workedOut }: ResultFlag): string {
  return workedOut ? `${words} (worked out)` : words;
}

/** The first flag of an entry or of any of its parts. */
export function entryFlag({ body }: TimelineEntry): ResultFlag | undefined {
  if (body.shape !== 'measurement') return undefined;
  return [body.measurement, ...body.components].map(resultFlag).find((flag) => flag !== undefined);
}
