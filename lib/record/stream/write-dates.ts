import { formatDatesIn, formatWrittenDates } from '#/lib/record/dates/dates-in-text.ts';
import type { CodedConcept } from '#/lib/record/model/coded.ts';
import type { AttachmentReference, EntryBody, MeasuredValue, Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

type Write = (text: string) => string;

/**
 * An entry with the dates inside its composed texts in the reader's format (H15). Done once, as it arrives, so that rows, drawer,
 * paper and search say the same; servers write them as FHIR does, since the format is the reader's. Cautions quote, and stay.
 */
export function writeDates(entry: TimelineEntry, locale: string): TimelineEntry {
  const write: Write = (text) => formatDatesIn(text, locale);
  return {
    ...entry,
    title: write(entry.title),
    ...(entry.detail !== undefined && { detail: write(entry.detail) }),
    body: bodyIn(entry.body, write, locale),
    facts: mapped(entry.facts, (fact) => changed(fact, 'value', write)),
    ...(entry.text !== undefined && { text: mapped(entry.text, (text) => formatWrittenDates(text, locale)) }),
    compare: compareIn(entry.compare, write),
  };
}

function bodyIn(body: EntryBody, write: Write, locale: string): EntryBody {
  switch (body.shape) {
    case 'facts':
      return body;
    case 'measurement':
      return {
        ...body,
        measurement: measurementIn(body.measurement, write),
        components: mapped(body.components, (part) => measurementIn(part, write)),
      };
    case 'panel':
      return {
        ...body,
        ...(body.conclusion !== undefined && { conclusion: formatWrittenDates(body.conclusion, locale) }),
        ...(body.attachments && { attachments: titledFiles(body.attachments, write) }),
      };
    case 'medication':
      return { ...body, doses: mapped(body.doses, (dose) => changed(dose, 'text', write)) };
    case 'narrative':
      return { ...body, paragraphs: mapped(body.paragraphs, (text) => formatWrittenDates(text, locale)) };
    case 'attachments':
      return {
        ...body,
        attachments: titledFiles(body.attachments, write),
        ...(body.paragraphs && { paragraphs: mapped(body.paragraphs, (text) => formatWrittenDates(text, locale)) }),
      };
  }
}

function measurementIn(measurement: Measurement, write: Write): Measurement {
  const { value, absent } = measurement;
  const written = value && valueIn(value, write);
  if (written === value && (absent === undefined || write(absent) === absent)) return measurement;
  return { ...measurement, ...(written && { value: written }), ...(absent !== undefined && { absent: write(absent) }) };
}

function valueIn(value: MeasuredValue, write: Write): MeasuredValue {
  if (value.type === 'text') return changed(value, 'text', write);
  if (value.type !== 'concept') return value;
  const concept: CodedConcept = changed(value.concept, 'text', write);
  return concept === value.concept ? value : { ...value, concept };
}

function titledFiles(files: readonly AttachmentReference[], write: Write): readonly AttachmentReference[] {
  return mapped(files, (file) => (file.title === undefined ? file : { ...file, title: write(file.title) }));
}

function compareIn(compare: TimelineEntry['compare'], write: Write): TimelineEntry['compare'] {
  const isDated = Object.values(compare).some((value) => write(value) !== value);
  return isDated ? Object.fromEntries(Object.entries(compare).map(([field, value]) => [field, write(value)])) : compare;
}

/** The object itself where nothing changes: most entries hold no such date, and a record has tens of thousands. */
function changed<Key extends string, Holder extends Readonly<Record<Key, string>>>(holder: Holder, key: Key, write: Write): Holder {
  const text = write(holder[key]);
  return text === holder[key] ? holder : { ...holder, [key]: text };
}

function mapped<Item>(items: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  const next = items.map(change);
  return next.some((item, index) => item !== items[index]) ? next : items;
}
