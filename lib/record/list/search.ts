import type { Quantity } from '#/lib/record/model/coded.ts';
import { measurementsOf } from '#/lib/record/model/entry-parts.ts';
import type { MeasuredValue, Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

const texts = new WeakMap<TimelineEntry, string>();

/** Lower case, without accents: "Müller" is found by "muller". */
function foldText(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

export function searchWords(text: string): readonly string[] {
  return foldText(text)
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Tells whether every word occurs in the entry, in any order; case and accents do not count. */
export function matchesSearch(entry: TimelineEntry, words: readonly string[]): boolean {
  const text = textOf(entry);
  return words.every((word) => text.includes(word));
}

function textOf(entry: TimelineEntry): string {
  const remembered = texts.get(entry);
  if (remembered !== undefined) return remembered;
  const text = foldText(
    wordsOf(entry)
      .filter((part) => part !== undefined)
      .join('\n'),
  );
  texts.set(entry, text);
  return text;
}

function wordsOf(entry: TimelineEntry): readonly (string | undefined)[] {
  const codes = entry.code?.codings.flatMap(({ code, display }) => [code, display]) ?? [];
  const facts = entry.facts.map(({ value }) => value);
  const cautions = entry.cautions.map((caution) => ('text' in caution ? caution.text : undefined));
  const written = entry.text ?? [];
  return [entry.title, entry.detail, entry.code?.text, ...codes, entry.status, ...facts, ...written, ...cautions, ...bodyWords(entry)];
}

/** Name, value, reason of absence and flag of each part: an organism is found by its name (H36). */
function measuredWords({ code, value, absent, interpretation }: Measurement): readonly (string | undefined)[] {
  return [code.text, value && valueWords(value), absent, interpretation?.text];
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

function quantityWords({ comparator = '', value, unit = '' }: Quantity): string {
  return `${comparator}${value} ${unit}`;
}

function bodyWords({ body }: TimelineEntry): readonly (string | undefined)[] {
  switch (body.shape) {
    case 'facts':
      return [];
    case 'measurement':
      return [body.specimen, body.method, ...measurementsOf(body).flatMap(measuredWords)];
    case 'panel':
      return [body.conclusion, ...measurementsOf(body).flatMap(measuredWords), ...(body.attachments ?? []).map(({ title }) => title)];
    case 'medication':
      return [body.medication.text, ...body.doses.map(({ text }) => text)];
    case 'narrative':
      return body.paragraphs;
    case 'attachments':
      return [...body.attachments.map(({ title }) => title), ...(body.paragraphs ?? [])];
    default:
      return body satisfies never;
  }
}
