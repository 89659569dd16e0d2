import { shownGroups } from '#/lib/record/list/arrange.ts';
import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { View } from '#/lib/record/model/view.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { type FoldedSupplies, foldSupplies, isSupply, noSupplies, type Supplies } from './fold-supplies.ts';
import { nameMedicines, type NamedMedicine } from './ingredients/group-ingredients.ts';
import type { ReadMedicineName } from './ingredients/ingredient-names.ts';
import type { MedicineLine } from './medicine-line.ts';
import { type MedicinePlace, type MedicineTime, type PlacedMedicine, placeMedicine } from './place-medicine.ts';

/** Every medicine of the record, sorted into its place, and every entry counted. */
export interface CollectedMedicines {
  readonly lines: readonly MedicineLine[];
  /** Groups in each place, as the Summary counts them: copies at several sources are one. */
  readonly groups: Readonly<Record<MedicinePlace, readonly PreparedGroup[]>>;
  /** Number of entries in each place, and of those folded into their order: their sum is all that is shown. */
  readonly entries: Readonly<Record<MedicinePlace | 'folded', number>>;
}

/** `view`: only its ticks count, as on the Summary. */
export function collectMedicines(timeline: Timeline, view: View, time: MedicineTime, read: ReadMedicineName): CollectedMedicines {
  const medicineGroups = shownGroups(timeline, { unticked: view.unticked, othersOnly: view.othersOnly }).filter(
    ({ lead }) => lead.entry.category === 'medications',
  );
  const entries = medicineGroups.flatMap(({ members }) => members.map(({ entry }) => entry));
  const named = nameMedicines(entries, read);
  const supplies = foldSupplies(entries, ({ id }) => named.get(id)?.ingredient ?? id, time.atMs);
  const isFolded = ({ entry }: PreparedEntry): boolean => supplies.folded.has(entry.id);
  // A group of supplies of which one copy names its order stands with that order, for it is one supply.
  const [folded, standing] = parted(medicineGroups, ({ members }) => members.some(isFolded));
  const placed = standing.map((group) => placeMedicine(group, time));
  const byPlace = Map.groupBy(placed, ({ place }) => place);
  const groupsIn = (place: MedicinePlace): readonly PreparedGroup[] => (byPlace.get(place) ?? []).map(({ group }) => group);
  const groups = {
    current: groupsIn('current'),
    ended: groupsIn('ended'),
    'do-not-give': groupsIn('do-not-give'),
    unclear: groupsIn('unclear'),
  };
  return {
    lines: withoutOrder(placed.flatMap((medicine) => linesOf(medicine, named, supplies))),
    groups,
    entries: {
      current: countMembers(groups.current),
      ended: countMembers(groups.ended),
      'do-not-give': countMembers(groups['do-not-give']),
      unclear: countMembers(groups.unclear),
      folded: countMembers(folded),
    },
  };
}

const countMembers = (groups: readonly PreparedGroup[]): number => groups.reduce((sum, { members }) => sum + members.length, 0);

function parted<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): readonly [readonly Item[], readonly Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

/** A line for each source of the group, and for each of its members that says something else. */
function linesOf(
  { group, place, reason }: PlacedMedicine,
  named: ReadonlyMap<string, NamedMedicine>,
  { byOrder }: FoldedSupplies,
): readonly MedicineLine[] {
  const replaced = new Set(group.group.replaced?.map(({ id }) => id));
  const current = group.members.filter(({ entry }) => !replaced.has(entry.id));
  return [...Map.groupBy(current, ({ source }) => source).values()].flatMap((ofSource) => {
    const supplies = joinSupplies(
      group.members.filter(({ source }) => source === ofSource[0]?.source).map(({ entry }) => byOrder.get(entry.id)),
    );
    const distinct = [...new Map(ofSource.toReversed().map((member) => [saidBy(member), member])).values()].toReversed();
    return distinct.flatMap((member) => {
      const medicine = named.get(member.entry.id);
      const line = { id: group.group.id, source: member.source, member, group: group.group, place, isSupply: isSupply(member.entry) };
      return medicine === undefined
        ? []
        : {
            ...line,
            ...(reason && { reason }),
            name: medicine.name,
            ingredient: medicine.ingredient,
            supplies: line.isSupply ? asSupplies(member.entry) : supplies,
          };
    });
  });
}

/** Two members of one source are one line only if nothing that a reader sees of them differs. */
const saidBy = ({ entry: { title, compare } }: PreparedEntry): string => JSON.stringify([title, compare]);

function joinSupplies(all: readonly (Supplies | undefined)[]): Supplies {
  const [first = noSupplies, ...further] = all.filter((supplies) => supplies !== undefined);
  return further.reduce(
    (sum, supplies) => ({
      issues: [...sum.issues, ...supplies.issues],
      doses: [...sum.doses, ...supplies.doses],
      issuesInYear: sum.issuesInYear + supplies.issuesInYear,
    }),
    first,
  );
}

function asSupplies(entry: TimelineEntry): Supplies {
  const isDose = entry.body.shape === 'medication' && entry.body.act === 'given';
  return isDose ? { ...noSupplies, doses: [entry] } : { ...noSupplies, issues: [entry] };
}

/** Supplies without their order are one line for each source, ingredient and act: "3 issues, last 01-Oct-2026". */
function withoutOrder(lines: readonly MedicineLine[]): readonly MedicineLine[] {
  const [supplies, rest] = parted(lines, ({ isSupply: isAlone }) => isAlone);
  const byKind = Map.groupBy(supplies, ({ source, ingredient, place, reason, member }) =>
    [source, ingredient, place, reason, member.entry.body.shape === 'medication' && member.entry.body.act].join(' '),
  );
  const joined = [...byKind.values()].flatMap(([newest, ...older]) =>
    newest === undefined ? [] : { ...newest, supplies: joinSupplies([newest, ...older].map((line) => line.supplies)) },
  );
  return [...rest, ...joined];
}
