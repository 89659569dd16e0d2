import type { Group } from '#/lib/record/merge/group.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import { timeOnAxis } from '#/lib/record/trends/trend-axis.ts';
import type { FlowsheetColumn } from './flowsheet-model.ts';

/** A stay of the patient over the columns of the table. */
export interface Stay {
  readonly group: Group;
  readonly date: ClinicalDate;
  /** Wall time in milliseconds. */
  readonly from: number;
  /** Infinity: it goes on, or its end was not sent. */
  readonly to: number;
}

/** Admissions and attendances among `groups`, oldest first; a ward's part of a longer stay is none. */
export function staysOf(groups: readonly Group[]): readonly Stay[] {
  return groups
    .flatMap((group): readonly Stay[] => {
      const { isStay, partOf, assertion, date } = group.lead;
      if (isStay !== true || partOf !== undefined || assertion !== 'affirmed' || !date) return [];
      const from = timeOnAxis(date);
      if (typeof from === 'string') return [];
      return [{ group, date, from: dayStart(from, date.start), to: endOf(date) }];
    })
    .toSorted((left, right) => left.from - right.from);
}

const day = 86_400_000;

/** Wall time of the end; a day alone is whole in the stay. */
function endOf(date: ClinicalDate): number {
  if (date.end === undefined) return Infinity;
  const to = timeOnAxis({ ...date, start: date.end });
  if (typeof to === 'string') return Infinity;
  return date.end.length > 10 ? to : Math.floor(to / day) * day + day - 1;
}

const dayStart = (at: number, text = ''): number => (text.length > 10 ? at : Math.floor(at / day) * day);

/** The stay in which a moment lies; of several the one that began last. */
export function stayAt(stays: readonly Stay[], { at, date }: FlowsheetColumn): Stay | undefined {
  // A day alone may be any moment of it: it is in the stay that has any of the day.
  const [from, to] = (date.start ?? '').length > 10 ? [at, at] : [dayStart(at), dayStart(at) + day - 1];
  return stays.findLast((stay) => stay.from <= to && stay.to >= from);
}
