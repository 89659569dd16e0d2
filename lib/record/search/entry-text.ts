import { fold, partBreak } from './fold.ts';
import type { SearchedText } from './needle.ts';
import { dayToken } from './query-dates.ts';
import type { Quantity } from '#/lib/record/model/coded.ts';
import { filesOf, measurementsOf } from '#/lib/record/model/entry-parts.ts';
import { printedUnit } from '#/lib/record/words/unit-words.ts';
import type { MeasuredValue, Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

const texts = new WeakMap<TimelineEntry, SearchedText>();

/** Everything that an entry says on the screen: its words, facts, texts, people, and its dates as `dayToken`s; made once. */
export function entryText(entry: TimelineEntry): SearchedText {
  const keptText = texts.get(entry);
  if (keptText) return keptText;
  const written = entryParts(entry).join(partBreak);
  const days = [entry.date, ...entry.otherDates].flatMap((date) => [date?.start, date?.end]).filter((day) => day !== undefined);
  const text = { written, folded: [fold(written), ...new Set(days.map(dayToken))].join(partBreak) };
  texts.set(entry, text);
  return text;
}

const labels = new WeakMap<TimelineEntry, SearchedText>();

/** Labels of an entry's facts and types of its files, to be found beside a word of it: "batch 7G44", "discharge pdf"; made once. */
export function labelText(entry: TimelineEntry): SearchedText {
  const keptText = labels.get(entry);
  if (keptText) return keptText;
  const ofFacts = entry.facts.map(({ label }) => label);
  const ofFiles = filesOf(entry.body).flatMap(({ contentType }) => contentType ?? []);
  const written = [...ofFacts, ...ofFiles].join(partBreak);
  const text = { written, folded: fold(written) };
  labels.set(entry, text);
  return text;
}

/** Texts of an entry as its row and its drawer say them, each apart. */
export function entryParts(entry: TimelineEntry): readonly string[] {
  const codes = entry.code?.codings.flatMap(({ code, display }) => [code, display]) ?? [];
  const facts = entry.facts.map(({ value }) => value);
  const cautions = entry.cautions.map((caution) => ('text' in caution ? caution.text : undefined));
  const written = entry.text ?? [];
  const people =
    entry.contacts?.flatMap(({ part, role, name, phones }) => [part === 'other' ? undefined : part, role, name, ...phones]) ?? [];
  const states = [entry.status, entry.clinicalStatus, entry.verificationStatus];
  const own = [entry.title, entry.detail, entry.code?.text, ...codes, entry.comment, entry.forbids, entry.withheld?.text];
  return [...own, ...states, ...facts, ...written, ...cautions, ...people, ...bodyWords(entry)].filter((part) => part !== undefined);
}

/** Name, codes, value, reason of absence and flag of each part: an organism is found by its name (H36). */
function measuredWords({ code, value, absent, interpretation }: Measurement): readonly (string | undefined)[] {
  return [
    code.text,
    ...code.codings.flatMap((coding) => [coding.code, coding.display]),
    value && valueWords(value),
    absent,
    interpretation?.text,
  ];
}

function valueWords(value: MeasuredValue): string | undefined {
  switch (value.type) {
    case 'quantity':
      return quantityWords(value.quantity);
    case 'range':
      return [value.low, value.high].map((limit) => limit && quantityWords(limit)).join(' ');
    case 'concept':
      return value.concept.text;
    case 'text':
      return value.text;
  }
}

/** Two values that are drawn as one: "115/65" of a blood pressure. */
function pairWords(components: readonly Measurement[]): string | undefined {
  const values = components.flatMap(({ value }) => (value?.type === 'quantity' ? [value.quantity.value] : []));
  return components.length === 2 && values.length === 2 ? values.join('/') : undefined;
}

/** With the unit as sent, and as it is drawn where that is another: "umol/L", "µmol/L". */
function quantityWords({ comparator = '', value, unit = '' }: Quantity): string {
  const drawnUnit = printedUnit(unit) ?? '';
  return `${comparator}${value} ${unit}${drawnUnit === '' || drawnUnit === unit ? '' : ` (${drawnUnit})`}`;
}

function bodyWords({ body }: TimelineEntry): readonly (string | undefined)[] {
  switch (body.shape) {
    case 'facts':
      return [];
    case 'measurement':
      return [body.specimen, body.method, ...measurementsOf(body).flatMap(measuredWords), pairWords(body.components)];
    case 'panel':
      return [body.conclusion, ...measurementsOf(body).flatMap(measuredWords), ...(body.attachments ?? []).map(({ title }) => title)];
    case 'medication':
      return [body.medication.text, ...body.doses.flatMap(({ text, patientInstruction }) => [text, patientInstruction])];
    case 'narrative':
      return body.paragraphs;
    case 'attachments':
      return [...body.attachments.map(({ title }) => title), ...(body.paragraphs ?? [])];
    default:
      return body satisfies never;
  }
}
