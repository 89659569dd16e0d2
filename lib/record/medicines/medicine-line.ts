import type { Group } from '#/lib/record/merge/group.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';
import type { ReadName } from './ingredients/ingredient-names.ts';
import type { Supplies } from './fold-supplies.ts';
import type { PlacedMedicine } from './place-medicine.ts';

/** Prescription of one source, or one sort of supplies without their order. */
export interface MedicineLine extends Pick<PlacedMedicine, 'place' | 'reason'> {
  /** Id of the group that opens. */
  readonly id: string;
  /** `PublicSource.id` */
  readonly source: string;
  /** The member of the source, with its group. */
  readonly member: PreparedEntry;
  readonly group: Group;
  readonly name: ReadName;
  readonly ingredient: string;
  readonly supplies: Supplies;
  /** True of issues, dispenses or doses that stand alone: the order that they belong to is not known. */
  readonly isSupply: boolean;
}
