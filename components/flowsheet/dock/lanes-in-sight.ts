import type { MedicineBar } from '#/lib/record/flowsheet/medicine-bars.ts';
import type { DockScale } from './dock-scale.ts';

/** A medicine on the dock's time, px from the left of the chart. */
export interface Lane {
  readonly bar: MedicineBar;
  /** Undefined where only issues are known. */
  readonly course: { readonly left: number; readonly right: number } | undefined;
  readonly issues: readonly number[];
}

/** Medicines with a course or an issue in sight: what is forbidden first, then what differs, then what began in sight. */
export function lanesInSight(medicines: readonly MedicineBar[], scale: DockScale): readonly Lane[] {
  const lanes = medicines.flatMap((bar): readonly Lane[] => {
    const course = bar.isIssuesOnly ? undefined : courseOf(bar, scale);
    const issues = bar.issues.flatMap((at) => scale.between(at) ?? []);
    return course === undefined && issues.length === 0 ? [] : [{ bar, course, issues }];
  });
  const rank = ({ bar, course }: Lane): number =>
    bar.isForbidden ? 0 : bar.differs ? 1 : bar.isIssuesOnly ? 4 : (course?.left ?? 0) > 0 ? 2 : 3;
  return lanes.toSorted((first, second) => rank(first) - rank(second) || second.bar.from - first.bar.from);
}

/** Draws the beginning alone of a course without a known end. */
function courseOf({ from, to }: MedicineBar, scale: DockScale): Lane['course'] {
  const end = to === from ? from + 1 : to;
  return scale.stretch(from, end) ?? (to > from ? scale.stretch(from, to) : undefined);
}
