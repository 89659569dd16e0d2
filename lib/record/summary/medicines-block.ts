import { isForbidding } from '#/lib/record/decisions/forbidding.ts';
import {
  isCurrentMedicine,
  isDeniedMedicine,
  isOfUnknownStatus,
  wasCurrentAtDeath,
} from '#/lib/record/medicines/standing/current-medicine.ts';
import { countLeftOut, type LeftOutMedicines } from '#/lib/record/medicines/standing/left-out-medicines.ts';
import { type LastIssues, lastIssues, sortMedicines } from '#/lib/record/medicines/standing/medicine-dates.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { type ByCategory, type Choose, isNoneStatement, liveOf, type MakeBlock, type SummaryBlock } from './blocks/make-blocks.ts';

export interface MedicinesBlock extends SummaryBlock {
  /** Orders that forbid a medicine, and have not ended: they stand first, and are no current medicines. */
  readonly forbidding: readonly Group[];
  /** The patient has died: nothing is taken any more, and nothing is left out for it. */
  readonly isAtDeath: boolean;
  /** Ids of groups that no source calls still taken or ended: the row says so. */
  readonly ofUnknownStatus: ReadonlySet<string>;
  /** Newest issue of each prescription. */
  readonly issues: LastIssues;
  /** Those that are no current ones, by what they are. */
  readonly leftOut: LeftOutMedicines;
}

/** Current medicines of the first screen. `died`: the banner's own, FHIR dateTime, or true. */
export function medicinesBlock(
  block: MakeBlock,
  byCategory: ByCategory,
  { atMs, died }: { readonly atMs: number; readonly died: string | true | undefined },
): MedicinesBlock {
  const isTaken = (entry: TimelineEntry): boolean =>
    isCurrentMedicine(entry, atMs) || (typeof died === 'string' && wasCurrentAtDeath(entry, died));
  const isAtDeath = died !== undefined;
  const forbidding = liveOf(byCategory, ['medications']).filter(({ members }) => members.some(({ entry }) => isForbidding(entry, atMs)));
  const issues = lastIssues(byCategory.get('medications') ?? []);
  const isCurrent: Choose = ({ members }) => members.some(({ entry }) => isTaken(entry));
  const medicines = block('medicines', isCurrent, ({ lead: { entry } }) => isDeniedMedicine(entry, atMs));
  const isLeftOut: Choose = (group) => !isNoneStatement(group) && !isCurrent(group) && !forbidding.includes(group);
  return {
    ...medicines,
    items: sortMedicines(medicines.items, issues, atMs),
    issues,
    isAtDeath,
    forbidding: forbidding.map(({ group }) => group),
    restCount: medicines.restCount - forbidding.length,
    leftOut: countLeftOut(liveOf(byCategory, ['medications']).filter(isLeftOut), atMs),
    ofUnknownStatus: new Set(
      medicines.items.filter(({ members }) => members.every((entry) => isOfUnknownStatus(entry, isAtDeath))).map(({ id }) => id),
    ),
  };
}
