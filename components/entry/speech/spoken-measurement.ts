import { foldedWords } from '#/components/entry/fold-text.ts';
import { flagText, pressureIn } from '#/components/entry/measured-words.ts';
import { valueText } from '#/components/entry/measured.ts';
import { entryWords } from '#/components/entry/words.ts';
import type { Quantity } from '#/lib/record/model/coded.ts';
import type { EntryBody, MeasuredValue, Measurement } from '#/lib/record/model/timeline-entry.ts';
import { spokenUnit } from '#/lib/record/words/spoken-unit.ts';
import { speechWords } from './words.ts';

type MeasuredBody = Extract<EntryBody, { shape: 'measurement' }>;

/** Everything that an entry measured, as it is said: its value, then each component by name, each with its flag (H36). */
export function spokenMeasurement({ measurement, components, members = [] }: MeasuredBody, locale: string): readonly string[] {
  const pressure = pressureIn(components);
  const rest = pressure ? components.filter((part) => part !== pressure.systolic && part !== pressure.diastolic) : components;
  const isHeading = components.length + members.length > 0;
  const own = measurement.value || !isHeading ? spokenValue(measurement, locale) : emptyHeading(measurement, components);
  const parts = rest.flatMap((part) => spokenPart(part, locale));
  if (!pressure) return [...own, ...parts];
  const { systolic, diastolic } = pressure;
  return [
    spokenPressure(systolic, diastolic, locale),
    ...halfFlag(speechWords.systolic, systolic),
    ...halfFlag(speechWords.diastolic, diastolic),
    ...parts,
    ...(measurement.value ? [`${entryWords.ownValue} ${own.join(', ')}`] : own),
  ];
}

/** "Haemoglobin 104 grams per litre", "low": a measured part by its name. */
export function spokenPart(part: Measurement, locale: string): readonly string[] {
  const [value = '', ...rest] = spokenValue(part, locale);
  return [`${part.code.text} ${value}`, ...rest];
}

/** The value with its unit in words, then the reason of absence where both came, then the flag. */
export function spokenValue(measurement: Measurement, locale: string): readonly string[] {
  const { value, absent } = measurement;
  const words = value === undefined ? valueText(measurement) : valueWords(value, locale);
  return [words, value && absent, spokenFlag(measurement)].filter((part) => part !== undefined);
}

/** A report's own heading without a value: why it has none, where no part has one either. */
function emptyHeading(measurement: Measurement, components: readonly Measurement[]): readonly string[] {
  const isEmpty = components.every(({ value }) => value === undefined);
  return [isEmpty ? measurement.absent : undefined, spokenFlag(measurement)].filter((part) => part !== undefined);
}

/** "high", "very low", "low (worked out)": a flag within a sentence; the source's own words keep their letters. */
function spokenFlag(measurement: Measurement): string | undefined {
  const words = flagText(measurement);
  return words === undefined
    ? undefined
    : words.replace(/^(?:Very )?(?:High|Low)\b|^Abnormal\b|^Critically\b/, (direction) => direction.toLowerCase());
}

const halfFlag = (half: string, measurement: Measurement): readonly string[] => {
  const flag = spokenFlag(measurement);
  return flag === undefined ? [] : [`${half} ${flag}`];
};

/** "115 over 65 millimetres of mercury" */
function spokenPressure({ value: systolic }: Measurement, { value: diastolic }: Measurement, locale: string): string {
  if (systolic?.type !== 'quantity' || diastolic?.type !== 'quantity') return '';
  return speechWords.over(spokenNumber(systolic.quantity), spokenQuantity(diastolic.quantity, locale));
}

function valueWords(value: MeasuredValue, locale: string): string {
  switch (value.type) {
    case 'quantity':
      return spokenQuantity(value.quantity, locale);
    case 'range':
      return spokenRange(value, locale);
    case 'concept':
      return foldedWords(value.concept.text);
    case 'text':
      return foldedWords(value.text);
  }
}

function spokenRange({ low, high }: Extract<MeasuredValue, { type: 'range' }>, locale: string): string {
  if (low && high) {
    const first = low.unit === high.unit ? spokenNumber(low) : spokenQuantity(low, locale);
    return `${first} to ${spokenQuantity(high, locale)}`;
  }
  if (low) return `from ${spokenQuantity(low, locale)}`;
  return high ? `to ${spokenQuantity(high, locale)}` : entryWords.noValue;
}

function spokenQuantity(quantity: Quantity, locale: string): string {
  const unit = spokenUnit(quantity.value, quantity.unit, locale);
  return unit === undefined ? spokenNumber(quantity) : `${spokenNumber(quantity)} ${unit}`;
}

/** Comparators and signs are said: many screen readers pass over `<` and `-` (H17). */
function spokenNumber({ comparator, value }: Quantity): string {
  const figure = value.replace(/^[-−](?=\d)/, `${speechWords.minus} `);
  const words = comparator === undefined ? undefined : (speechWords.comparators.get(comparator) ?? comparator);
  return words === undefined ? figure : `${words} ${figure}`;
}
