import { foldSupplies, isSupply } from '#/lib/record/medicines/fold-supplies.ts';
import { isForbidding } from '#/lib/record/decisions/forbidding.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { isCurrentMedicine } from '#/lib/record/medicines/standing/current-medicine.ts';
import { startOf } from '#/lib/record/medicines/standing/medicine-dates.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { timeOnAxis } from '#/lib/record/trends/trend-axis.ts';

/** A medicine over time, as far as its source says. */
export interface MedicineBar {
  readonly group: Group;
  readonly name: string;
  /** Dose in the source's words, or that it is not to be given. */
  readonly dose: string;
  readonly isForbidden: boolean;
  readonly differs: boolean;
  /** Wall time in milliseconds. */
  readonly from: number;
  /** Infinity: it is still taken. */
  readonly to: number;
  /** True for a course that has ended, and nothing says when: only its beginning is drawn. */
  readonly isEndUnknown: boolean;
  /** Moments of its issues and dispenses, oldest first, in milliseconds of wall time. */
  readonly issues: readonly number[];
  /** Issues whose order was not received: no course is drawn, for nothing says how long each lasted. */
  readonly isIssuesOnly: boolean;
}

const courses: ReadonlySet<string> = new Set(['prescribed', 'reported']);

/**
 * Courses among `groups` with the issues that name them, and issues without an order by the source and the medicine's own words; doses
 * given are none. `atMs`: milliseconds since 1970, now.
 */
export function medicineBars(groups: readonly Group[], atMs: number): readonly MedicineBar[] {
  const entries = groups.filter(({ lead }) => lead.body.shape === 'medication').flatMap(({ members }) => members);
  const { byOrder, folded } = foldSupplies(entries, medicineKey, atMs);
  const courseBars = groups.flatMap((group) => {
    const issues = group.members.flatMap(({ id }) => byOrder.get(id)?.issues ?? []);
    return courseBar(group, timesOf(issues), atMs);
  });
  return [...courseBars, ...issueBars(groups, folded)];
}

function courseBar(group: Group, issues: readonly number[], atMs: number): readonly MedicineBar[] {
  const { lead } = group;
  const isForbidden = group.members.some((member) => isForbidding(member, atMs));
  const { body } = lead;
  if (body.shape !== 'medication' || (!courses.has(body.act) && !isForbidden) || lead.withheld) return [];
  if (lead.assertion !== 'affirmed' && !isForbidden) return [];
  const from = timeOnAxis(startOf(lead));
  if (typeof from === 'string') return [];
  const isCurrent = isForbidden || isCurrentMedicine(lead, atMs);
  const end = endOf(group);
  return [
    {
      ...{ group, isForbidden, from, to: end ?? (isCurrent ? Infinity : from), issues, isIssuesOnly: false },
      name: body.medication.text,
      dose: body.doses.map(({ text }) => text).join('; '),
      differs: group.conflicts.length > 0,
      isEndUnknown: end === undefined && !isCurrent,
    },
  ];
}

/** Issues that name no order received, one bar for each source and medicine; it opens the newest. */
function issueBars(groups: readonly Group[], folded: ReadonlySet<string>): readonly MedicineBar[] {
  const alone = groups.filter(({ lead, members }) => isIssue(lead) && !members.some(({ id }) => folded.has(id)));
  const byMedicine = Map.groupBy(alone, ({ lead, sources }) => `${sources.join(' ')} ${medicineKey(lead)}`);
  return [...byMedicine.values()].flatMap((own): readonly MedicineBar[] => {
    const issues = timesOf(own.map(({ lead }) => lead));
    const [from, to] = [issues[0], issues.at(-1)];
    const newest = own.find(({ lead }) => timeOnAxis(lead.date) === to);
    if (from === undefined || to === undefined || newest?.lead.body.shape !== 'medication') return [];
    const { medication, doses } = newest.lead.body;
    return [
      {
        ...{ group: newest, from, to, issues, isIssuesOnly: true, isForbidden: false, isEndUnknown: false },
        name: medication.text,
        dose: doses.map(({ text }) => text).join('; '),
        differs: own.some(({ conflicts }) => conflicts.length > 0),
      },
    ];
  });
}

const isIssue = (entry: TimelineEntry): boolean =>
  isSupply(entry) && entry.assertion === 'affirmed' && !entry.withheld && entry.body.shape === 'medication' && entry.body.act !== 'given';

/** The medicine's own words: two products of one ingredient are not put together here. */
const medicineKey = ({ body }: TimelineEntry): string => (body.shape === 'medication' ? body.medication.text.trim().toLowerCase() : '');

function timesOf(entries: readonly TimelineEntry[]): readonly number[] {
  const times = entries.map(({ date }) => timeOnAxis(date)).filter((at) => typeof at === 'number');
  return times.toSorted((first, second) => first - second);
}

function endOf({ lead }: Group): number | undefined {
  const ends = [lead.date, ...lead.otherDates].flatMap((date) => {
    if (date?.end !== undefined) return [timeOnAxis({ ...date, start: date.end })];
    return date?.kind === 'ended' ? [timeOnAxis(date)] : [];
  });
  return ends.find((end) => typeof end === 'number');
}
