import { hasDrawnFlag } from '#/components/entry/flag.tsx';
import type { MeasuredBody } from '#/components/entry/measured-value.tsx';
import { flagText, pressureIn } from '#/components/entry/measured-words.ts';
import { rangesText, valueText } from '#/components/entry/measured.ts';
import type { Row } from '#/lib/record/merge/arrangement.ts';
import { formatClinicalDate, formatRowDate } from '#/lib/record/dates/format-date.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { headsOfGroup } from '#/lib/record/heads/heads.ts';
import { partWords } from '#/lib/record/merge/words.ts';
import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { listWords } from '#/lib/record/words/list-words.ts';

export interface PartLine {
  readonly key: string;
  readonly text: string;
}

/** Every part and every value of a row: a line for each result or issue, one line for a round of vital signs. */
export function partLines(row: Row, locale: string): readonly PartLine[] {
  switch (row.type) {
    case 'panel':
      return [...componentLines(row.lead), ...row.results.map((part) => ({ key: part.id, text: partText(part, row.lead) }))];
    case 'vitals':
      return rounds(row, locale);
    case 'issues':
      return row.groups.slice(1).map((part) => ({
        key: part.id,
        text: part.lead.date ? `${formatClinicalDate(part.lead.date, locale)} ${partText(part, row.lead)}` : partText(part, row.lead),
      }));
    case 'single':
      return componentLines(row.lead);
  }
}

/** A line for each round, with its time: a day on a ward holds several. */
function rounds({ lead: first, groups }: Row, locale: string): readonly PartLine[] {
  const byTime = Map.groupBy(groups, ({ lead }) => (lead.date ? (formatRowDate(lead.date, locale).time ?? '') : ''));
  return [...byTime].map(([time, parts]) => ({
    key: time,
    text: [time, parts.map((part) => partText(part, first)).join(', ')].filter(Boolean).join(' '),
  }));
}

function partText(part: Group, row: Group): string {
  const { lead } = part;
  const words = lead.body.shape === 'measurement' ? measuredText(lead, lead.body) : lead.title;
  return [words, ...headsOfGroup(part, row).map((head) => `(${partWords.partOf(head.words)})`)].join(' ');
}

/** Value, flag and range of an entry, and of each of its parts. */
function measuredText(lead: TimelineEntry, { measurement, components, members = [] }: MeasuredBody): string {
  const pressure = pressureIn(components);
  // Flags and ranges belong to one number each: with any, each half is printed alone.
  const isPlain = pressure && [pressure.systolic, pressure.diastolic].every((half) => !hasDrawnFlag(half) && half.ranges.length === 0);
  const rest = isPlain ? components.filter((part) => part !== pressure.systolic && part !== pressure.diastolic) : components;
  const isHeading = components.length + members.length > 0;
  const own = measurement.value || !isHeading ? [valueLine(lead.title, measurement)] : standingLine(lead.title, measurement);
  const head = isPlain ? [[lead.title, pressure.text, pressure.unit].filter(Boolean).join(' ')] : [];
  const parts = [...head, ...own, ...rest.map((part) => valueLine(part.code.text, part))];
  return parts.length === 0 ? lead.title : parts.join(', ');
}

/** A heading without a value: its flag, or why it has none. */
function standingLine(name: string, measurement: Measurement): readonly string[] {
  const words = flagText(measurement) ?? measurement.absent;
  return !words ? [] : [`${name} ${words}`];
}

/**
 * Lines of a row's own components where one has a range, since their values stand in the last column; and of all results
 * inside a report.
 */
function componentLines({ lead: { body } }: Group): readonly PartLine[] {
  const components = body.shape === 'measurement' || body.shape === 'panel' ? (body.components ?? []) : [];
  if (body.shape === 'measurement' && components.every(({ ranges }) => ranges.length === 0)) return [];
  return components.map((part, index) => ({ key: `${index} ${part.code.text}`, text: valueLine(part.code.text, part) }));
}

function valueLine(name: string, part: Measurement): string {
  const range = rangesText(part);
  const absent = part.value ? part.absent : undefined;
  return [`${name} ${valueText(part)}`.trim(), absent, flagText(part), range ? `(${listWords.reference(range)})` : undefined]
    .filter(Boolean)
    .join(' ');
}
