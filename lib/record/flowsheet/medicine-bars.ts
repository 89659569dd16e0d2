import { isForbidding } from '#/lib/record/decisions/forbidding.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { isCurrentMedicine } from '#/lib/record/medicines/standing/current-medicine.ts';
import { startOf } from '#/lib/record/medicines/standing/medicine-dates.ts';
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
}

const courses: ReadonlySet<string> = new Set(['prescribed', 'reported']);

/** Courses among `groups`; single issues and doses given are none. `atMs`: milliseconds since 1970, now. */
export function medicineBars(groups: readonly Group[], atMs: number): readonly MedicineBar[] {
  return groups.flatMap((group): readonly MedicineBar[] => {
    const { lead } = group;
    const isForbidden = group.members.some((member) => isForbidding(member, atMs));
    const { body } = lead;
    if (body.shape !== 'medication' || (!courses.has(body.act) && !isForbidden) || lead.withheld) return [];
    if (lead.assertion !== 'affirmed' && !isForbidden) return [];
    const from = timeOnAxis(startOf(lead));
    if (typeof from === 'string') return [];
    const isCurrent = isForbidden || isCurrentMedicine(lead, atMs);
    const end = endOf(group);
    const to = end ?? (isCurrent ? Infinity : from);
    return [
      {
        ...{ group, isForbidden, from, to },
        name: body.medication.text,
        dose: body.doses.map(({ text }) => text).join('; '),
        differs: group.conflicts.length > 0,
        isEndUnknown: end === undefined && !isCurrent,
      },
    ];
  });
}

function endOf({ lead }: Group): number | undefined {
  const ends = [lead.date, ...lead.otherDates].flatMap((date) => {
    if (date?.end !== undefined) return [timeOnAxis({ ...date, start: date.end })];
    return date?.kind === 'ended' ? [timeOnAxis(date)] : [];
  });
  return ends.find((end) => typeof end === 'number');
}
