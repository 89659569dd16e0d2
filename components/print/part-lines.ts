import { flagWords, pressureIn } from '#/components/entry/measured-words.ts';
import { rangesText, valueText } from '#/components/entry/measured.ts';
import type { Row } from '#/lib/record/merge/arrangement.ts';
import { formatClinicalDate, formatRowDate } from '#/lib/record/dates/format-date.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { resultFlag } from '#/lib/record/model/result-flag.ts';
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
      return row.results.map((part) => ({ key: part.id, text: partText(part) }));
    case 'vitals':
      return rounds(row.groups, locale);
    case 'issues':
      return row.groups.slice(1).map((part) => ({
        key: part.id,
        text: part.lead.date ? `${formatClinicalDate(part.lead.date, locale)} ${partText(part)}` : partText(part),
      }));
    case 'single':
      return [];
  }
}

/** A line for each round, with its time: a day on a ward holds several. */
function rounds(groups: readonly Group[], locale: string): readonly PartLine[] {
  const byTime = Map.groupBy(groups, ({ lead }) => (lead.date ? (formatRowDate(lead.date, locale).time ?? '') : ''));
  return [...byTime].map(([time, parts]) => ({ key: time, text: [time, parts.map(partText).join(', ')].filter(Boolean).join(' ') }));
}

function partText({ lead }: Group): string {
  return lead.body.shape === 'measurement' ? measuredText(lead, lead.body) : lead.title;
}

function measuredText(lead: TimelineEntry, { measurement, components }: Extract<TimelineEntry['body'], { shape: 'measurement' }>): string {
  if (measurement.value || components.length === 0) return valueLine(lead.title, measurement);
  const pressure = pressureIn(components);
  // Flags and ranges belong to one number each: with any, each half is printed alone.
  const isPlain = pressure && [pressure.systolic, pressure.diastolic].every((half) => !resultFlag(half) && half.ranges.length === 0);
  const rest = isPlain ? components.filter((part) => part !== pressure.systolic && part !== pressure.diastolic) : components;
  const head = isPlain ? [[lead.title, pressure.text, pressure.unit].filter(Boolean).join(' ')] : [];
  return [...head, ...rest.map((part) => valueLine(part.code.text, part))].join(', ');
}

function valueLine(name: string, part: Measurement): string {
  const range = rangesText(part);
  const flag = resultFlag(part);
  return [`${name} ${valueText(part)}`, flag && flagWords(flag), range ? `(${listWords.reference(range)})` : undefined]
    .filter(Boolean)
    .join(' ');
}
