import { isOfSlots } from './cluster-rows.ts';
import type { ClusterRows } from './cluster-rows.ts';
import { componentsOf } from '#/lib/record/merge/connected-components.ts';
import { idKey } from '#/lib/record/merge/entry-keys.ts';
import { groupRows } from '#/lib/record/merge/group-rows.ts';
import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import { mergeComponent } from '#/lib/record/merge/merge-component.ts';
import type { EntryTable } from './entry-table.ts';
import { byNewest } from '#/lib/record/merge/prepared-entry.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';

// A tick on and off again needs two; the third is what another filter shows.
const rememberedPerCluster = 3;

/** Groups and rows of what is shown of one cluster, `slots` newest first: remembered, so that the same give the same objects. */
export function clusterRowsOf(index: EntryTable, cluster: number, slots: Int32Array): ClusterRows {
  const known = index.clusterRows.get(cluster) ?? [];
  const found = known.find((cell) => isOfSlots(cell, slots));
  if (found) return found;
  const cell = makeClusterRows(index, slots.slice());
  index.clusterRows.set(cluster, [cell, ...known.slice(0, rememberedPerCluster - 1)]);
  return cell;
}

function makeClusterRows(index: EntryTable, slots: Int32Array): ClusterRows {
  const members: PreparedEntry[] = [];
  const slotOf = new Map<PreparedEntry['entry'], number>();
  for (const slot of slots) {
    const item = index.entries[slot];
    if (item === undefined) continue;
    members.push(item);
    slotOf.set(item.entry, slot);
  }
  const at = ({ entry }: PreparedEntry): number => slotOf.get(entry) ?? -1;
  const groups = groupsOf(index, members, at);
  const byId = new Map<string, PreparedGroup>();
  if (groups.some(({ foldsResults: report }) => report))
    for (const group of groups) for (const { entry } of group.members) byId.set(entry.id, group);
  return {
    entryIndexes: slots,
    groups: groups.map((group) => ({ lead: at(group.lead), group })),
    rows: groupRows(groups, (id) => byId.get(id)).map((placed) => ({
      lead: at(placed.lead.lead),
      placed,
      slots: placed.row.groups.flatMap((group) => group.members.map((entry) => slotOf.get(entry) ?? -1)),
    })),
  };
}

/** Newest first; what shares no key with another is a group of its own, the same object in every view. */
function groupsOf(index: EntryTable, members: readonly PreparedEntry[], at: (member: PreparedEntry) => number): readonly PreparedGroup[] {
  const alone = (member: PreparedEntry): readonly PreparedGroup[] => {
    const group = index.singleGroups[at(member)];
    return group ? [group] : [];
  };
  const alike = members.filter((member) => index.sharesKey[at(member)] === 1);
  if (alike.length < 2) return members.flatMap(alone);
  const merged = componentsOf(alike, ({ entry, copyKeys: keys, linkKeys: links }) => [idKey(entry.id), ...keys, ...links]).flatMap((each) =>
    each.length < 2
      ? each.flatMap(alone)
      : mergeComponent(each).flatMap((group) => (group.members.length > 1 ? [group] : alone(group.lead))),
  );
  const rest = members.filter((member) => index.sharesKey[at(member)] !== 1).flatMap(alone);
  return [...merged, ...rest].toSorted((a, b) => byNewest(a.lead, b.lead));
}
