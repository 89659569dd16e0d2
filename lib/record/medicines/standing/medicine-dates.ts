import { dateInterval } from '#/lib/record/dates/date-interval.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { EntryId, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** Newest issue of each prescription, by the prescription's id: only links that the sources make themselves. */
export type LastIssues = ReadonlyMap<EntryId, ClinicalDate>;

/** `groups`: all of the medicines, newest first. */
export function lastIssues(groups: readonly PreparedGroup[]): LastIssues {
  const newest = new Map<EntryId, ClinicalDate>();
  for (const { group } of groups) {
    for (const { series, date, body, assertion } of group.members) {
      const isIssue = body.shape === 'medication' && (body.act === 'issued' || body.act === 'dispensed');
      if (isIssue && series !== undefined && date && assertion === 'affirmed' && !newest.has(series)) newest.set(series, date);
    }
  }
  return newest;
}

const newForDays = 30;

/** Tells whether a medicine was started within the last 30 days, by the newest member of its group. `atMs`: milliseconds since 1970. */
function isNewlyStarted({ lead }: Group, issues: LastIssues, atMs: number): boolean {
  const written = startOf(lead);
  const from = written && dateInterval(written)?.from;
  return from !== undefined && from <= atMs && from >= atMs - newForDays * 86_400_000 && !issues.has(lead.id);
}

/** The date from which it is, or was, taken as far as the source says. */
export function startOf({ date, otherDates }: Pick<TimelineEntry, 'date' | 'otherDates'>): ClinicalDate | undefined {
  const starts = [date, ...otherDates].flatMap((candidate) => candidate ?? []);
  return starts.find(({ kind }) => kind === 'authored' || kind === 'effective') ?? starts[0];
}

/** Newly started ones first, then by name; equal names newest first. */
export function sortMedicines(items: readonly Group[], issues: LastIssues, atMs: number): readonly Group[] {
  const keyed = items.map((group, index) => ({ group, index, isNew: isNewlyStarted(group, issues, atMs), name: medicineName(group) }));
  return keyed
    .toSorted(
      (left, right) => Number(right.isNew) - Number(left.isNew) || left.name.localeCompare(right.name, 'en') || left.index - right.index,
    )
    .map(({ group }) => group);
}

const medicineName = ({ lead }: Group): string => (lead.body.shape === 'medication' ? lead.body.medication.text : lead.title);
