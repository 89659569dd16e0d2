import { groupRows } from '#/lib/record/merge/group-rows.ts';
import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import { byNewestLead, mergeEntries } from '#/lib/record/merge/merge-entries.ts';
import type { PreparedEntry } from '#/lib/record/merge/prepared-entry.ts';
import type { ClusterRows } from './cluster-rows.ts';
import type { EntryTable } from './entry-table.ts';

// A tick off and on again needs two; the third serves one more filter.
const rememberedPerCluster = 3;

/**
 * Groups and rows of the visible entries of one cluster, whose `entryIndexes` are newest first. Remembered by cluster:
 * equal entries give the same objects, so that the screen draws only rows that changed.
 */
export function clusterRowsOf(table: EntryTable, cluster: number, entryIndexes: Int32Array): ClusterRows {
  const earlier = table.clusterRows.get(cluster) ?? [];
  const match = earlier.find((rows) => areEqual(rows.entryIndexes, entryIndexes));
  if (match) return match;
  const rows = makeClusterRows(table, entryIndexes.slice());
  table.clusterRows.set(cluster, [rows, ...earlier.slice(0, rememberedPerCluster - 1)]);
  return rows;
}

function areEqual(left: Int32Array, right: Int32Array): boolean {
  if (left.length !== right.length) return false;
  for (let position = 0; position < left.length; position += 1) if (left[position] !== right[position]) return false;
  return true;
}

function makeClusterRows(table: EntryTable, entryIndexes: Int32Array): ClusterRows {
  const members: PreparedEntry[] = [];
  const indexOfEntry = new Map<PreparedEntry['entry'], number>();
  for (const index of entryIndexes) {
    const prepared = table.entries[index];
    if (prepared === undefined) continue;
    members.push(prepared);
    indexOfEntry.set(prepared.entry, index);
  }
  const indexOf = ({ entry }: PreparedEntry): number => indexOfEntry.get(entry) ?? -1;
  const groups = groupsOf(table, members, indexOf);
  const groupById = new Map<string, PreparedGroup>();
  if (groups.some(({ foldsResults }) => foldsResults))
    for (const group of groups) for (const { entry } of group.members) groupById.set(entry.id, group);
  return {
    entryIndexes,
    groups: groups.map((group) => ({ lead: indexOf(group.lead), group })),
    rows: groupRows(groups, (id) => groupById.get(id)).map((row) => ({
      lead: indexOf(row.lead.lead),
      row,
      entryIndexes: row.row.groups.flatMap((group) => group.members.map((entry) => indexOfEntry.get(entry) ?? -1)),
    })),
  };
}

/** Newest first. Only entries that share a key are compared; every remaining entry is a group of its own. */
function groupsOf(
  table: EntryTable,
  members: readonly PreparedEntry[],
  indexOf: (member: PreparedEntry) => number,
): readonly PreparedGroup[] {
  const singleGroupOf = (member: PreparedEntry): PreparedGroup => {
    const group = table.singleGroups[indexOf(member)];
    if (group === undefined) throw new RangeError('an entry of the cluster is not in the table');
    return group;
  };
  const comparable = members.filter((member) => table.sharesKey[indexOf(member)] === 1);
  if (comparable.length < 2) return members.map(singleGroupOf);
  const merged = mergeEntries(comparable, singleGroupOf);
  if (comparable.length === members.length) return merged;
  const rest = members.filter((member) => table.sharesKey[indexOf(member)] !== 1).map(singleGroupOf);
  return [...merged, ...rest].toSorted(byNewestLead);
}
