import { findingAbove } from '#/lib/record/heads/heads.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { equalFiguresKey } from '#/lib/record/model/decimal.ts';
import { measurementsOf } from '#/lib/record/model/entry-parts.ts';
import type { Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { timeOnAxis } from '#/lib/record/trends/trend-axis.ts';
import { testKey } from './test-key.ts';
import type { NotInTable } from './words.ts';

/** A measured value with all that decides in which row it stands. */
export interface MeasuredCell {
  readonly group: Group;
  readonly entry: TimelineEntry;
  readonly measurement: Measurement;
  readonly sources: readonly string[];
  /** Wall time in milliseconds. */
  readonly at: number;
  /** Key of its test, and of the organism or the doubt under which the test is another: one for one family of rows. */
  readonly family: string;
}

/** The measured values of a group; in words, why it has no cell. */
export function cellsOfGroup(group: Group): readonly MeasuredCell[] | NotInTable {
  if (group.members.every(({ withheld }) => withheld)) return 'withheld';
  const cells = distinctMembers(group).flatMap(({ entry, sources }) => cellsOfEntry(group, entry, sources));
  if (cells.length > 0) return cells;
  if (group.lead.body.shape === 'panel') return 'report';
  return group.members.some(({ body }) => measurementsOf(body).some(isMeasured)) ? 'noDate' : 'nothingMeasured';
}

function cellsOfEntry(group: Group, entry: TimelineEntry, sources: readonly string[]): readonly MeasuredCell[] {
  const at = timeOnAxis(entry.date);
  if (typeof at === 'string') return [];
  const finding = findingAbove(entry) ?? '';
  // A fetus's or a donor's result is none of the patient's (H30).
  const doubt = doubtOf(entry) === undefined ? '' : `${entry.title} ${doubtOf(entry)}`;
  return measurementsOf(entry.body)
    .filter(isMeasured)
    .map((measurement) => ({
      ...{ group, entry, measurement, sources, at },
      family: [testKey(measurement, entry), finding, doubt].join('\n'),
    }));
}

const isMeasured = ({ value, absent, interpretation }: Measurement): boolean =>
  value !== undefined || absent !== undefined || interpretation !== undefined;

/** Words of a caution that the result may not be the patient's, or may mean its opposite. */
export function doubtOf({ cautions }: TimelineEntry): string | undefined {
  const caution = cautions.find(({ type }) => type === 'may-change-meaning');
  return caution?.type === 'may-change-meaning' ? caution.text : undefined;
}

interface Member {
  readonly entry: TimelineEntry;
  readonly sources: readonly string[];
}

/** Members of a group, those with equal values as one; members whose values differ are each their own, for neither is the right one. */
function distinctMembers({ lead, members, sources, replaced = [] }: Group): readonly Member[] {
  if (members.length === 1) return [{ entry: lead, sources }];
  const current = members.filter(({ id }) => !replaced.some((version) => version.id === id));
  const equal = Map.groupBy(current, (entry) =>
    JSON.stringify([entry.assertion === 'removed', measurementsOf(entry.body).map(comparable)]),
  );
  return [...equal.values()].flatMap((copies) => {
    const entry = copies[0];
    return entry ? [{ entry, sources: [...new Set(copies.flatMap(({ origins }) => origins.map(({ source }) => source)))] }] : [];
  });
}

function comparable({ value, absent }: Measurement): unknown {
  if (value?.type !== 'quantity') return [value, absent];
  const { value: digits, comparator, unit, ucum } = value.quantity;
  return [equalFiguresKey(digits), comparator, unit, ucum];
}
