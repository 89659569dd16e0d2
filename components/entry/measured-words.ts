import { measurementsOf } from '#/lib/record/model/entry-parts.ts';
import { notUnderstoodWords } from '#/lib/record/model/flag-words.ts';
import { gravestFlag, resultFlag, type ResultFlag } from '#/lib/record/model/result-flag.ts';
import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { foldedWords } from './fold-text.ts';
import { unitOf, valueParts, valueText } from './measured.ts';
import { pressureOf, shortName } from './short-names.ts';
import { entryWords } from './words.ts';

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
  return { systolic, diastolic, text, unit: valueParts(systolic.value).unit };
}

/** "BP 115/65 mmHg", "Pulse 88/min", "Blood culture Growth, Organism MRSA": short, for the line of a row; all of it is in the drawer. */
export function measuredWords(entry: TimelineEntry): string {
  if (entry.body.shape === 'panel') return panelWords(entry.title, entry.body.components ?? []);
  if (entry.body.shape !== 'measurement') return entry.title;
  const name = shortName(entry.code ?? entry.body.measurement.code, entry.title);
  return [name, valuesWords(entry.body)].filter((words) => words !== '').join(' ');
}

/** The name of a report with the flagged ones of the results inside it. */
function panelWords(title: string, components: readonly Measurement[]): string {
  const flagged = components.filter((part) => resultFlag(part) !== undefined);
  return [title, flagged.map((part) => `${part.code.text} ${foldedWords(valueText(part))}`).join(', ')]
    .filter((words) => words !== '')
    .join(' ');
}

/** The value of an entry and those of its parts; those of a blood pressure are one, and stand before its own value. */
function valuesWords({ measurement, components, members = [] }: Extract<TimelineEntry['body'], { shape: 'measurement' }>): string {
  const pressure = pressureIn(components);
  const rest = pressure ? components.filter((part) => part !== pressure.systolic && part !== pressure.diastolic) : components;
  const isHeading = components.length + members.length > 0;
  const own = measurement.value || !isHeading ? shortValue(measurement) : undefined;
  return [
    ...(pressure ? [pressure.unit ? `${pressure.text} ${pressure.unit}` : pressure.text] : [own]),
    ...rest.map((part) => `${shortName(part.code, part.code.text)} ${foldedWords(valueText(part))}`),
    pressure && own !== undefined ? `${entryWords.ownValue} ${own}` : undefined,
  ]
    .filter((words) => words !== undefined)
    .join(', ');
}

/** "Haemoglobin 104": for a line that names results outside their range; unit and range are shown when it opens. */
export function bareWords(entry: TimelineEntry): string {
  const { body } = entry;
  if (body.shape !== 'measurement' || body.measurement.value?.type !== 'quantity' || body.components.length > 0)
    return measuredWords(entry);
  return `${shortName(entry.code, entry.title)} ${valueParts(body.measurement.value).value}`;
}

/** Drops UCUM's annotation of the counted thing, which the name has already: 88/min. */
function shortValue(measurement: Measurement): string {
  const unit = measurement.value && valueParts(measurement.value).unit;
  const text = foldedWords(valueText(measurement));
  return unit && /^(?:\{[a-z]+\}|beats|breaths)\/min$/.test(unit) ? text.replace(` ${unit}`, '/min') : text;
}

/** "High (worked out)": a flag of our own never reads as the source's (H18, design §8); what is not understood stands beside it. */
export function flagWords({ words, workedOut, notUnderstood }: ResultFlag): string {
  const ownWords = workedOut ? `${words} (worked out)` : words;
  return notUnderstood === undefined ? ownWords : `${ownWords}, ${notUnderstoodWords(notUnderstood)}`;
}

/** A measurement's flag in words: of one that is neither high, low nor abnormal the source's own, of "normal" none. */
export function flagText(measurement: Measurement): string | undefined {
  const flag = resultFlag(measurement);
  if (flag) return flagWords(flag);
  return measurement.interpretation?.meaning === 'other' ? measurement.interpretation.text : undefined;
}

/** The gravest flag of an entry and its parts. */
export function entryFlag({ body }: TimelineEntry): ResultFlag | undefined {
  return gravestFlag(measurementsOf(body));
}
