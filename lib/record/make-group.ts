import { componentsOf } from './components.ts';
import { conflictsOf } from './conflicts.ts';
import type { Row } from './arrangement.ts';
import { distinctCautions } from './group.ts';
import type { Group } from './group.ts';
import { becauseOf, isStrongKey } from './identity-key.ts';
import { byNewest } from './prepare.ts';
import type { PreparedEntry } from './prepare.ts';
import { rowBase } from './row-base.ts';

/** A group with what it was made of. */
export interface PreparedGroup {
  readonly group: Group;
  readonly lead: PreparedEntry;
  readonly members: readonly PreparedEntry[];
  /** It names results that are folded into its row. */
  readonly report: boolean;
  /** Its row when nothing is folded into it: the same object each time, so that a list draws only what has changed. */
  readonly single: Row;
}

export function aloneGroup(lead: PreparedEntry): PreparedGroup {
  const { entry, source } = lead;
  const group: Group = {
    id: entry.id,
    lead: entry,
    members: [entry],
    sources: [source],
    same: 'alone',
    conflicts: [],
    cautions: entry.cautions,
  };
  return { group, lead, members: [lead], report: isReport([lead]), single: singleRow(group) };
}

export function makeGroup(unordered: readonly PreparedEntry[]): PreparedGroup {
  const members = unordered.toSorted(byNewest);
  const lead = members[0];
  if (lead === undefined) throw new RangeError('a group has at least one member');
  if (members.length === 1) return aloneGroup(lead);
  const entries = members.map(({ entry }) => entry);
  const group: Group = {
    id: lead.entry.id,
    lead: lead.entry,
    members: entries,
    sources: [...new Set(members.map(({ source }) => source))],
    same: isOneOriginal(members) ? 'original' : 'copies',
    because: becauseOf(sharedKey(members)),
    conflicts: conflictsOf(members),
    cautions: distinctCautions(entries.flatMap(({ cautions }) => cautions)),
  };
  return { group, lead, members, report: isReport(members), single: singleRow(group) };
}

/** Strong keys alone hold it together: one original came by several paths. */
function isOneOriginal(members: readonly PreparedEntry[]): boolean {
  return componentsOf(members, ({ entry }) => [`identifier|id|${entry.id}`, ...entry.identity].filter(isStrongKey)).length === 1;
}

/** The key that most members share, strong ones first: what the reader is told. */
function sharedKey(members: readonly PreparedEntry[]): string {
  const counts = new Map<string, number>();
  for (const key of members.flatMap(({ entry }) => [...new Set(entry.identity)])) counts.set(key, (counts.get(key) ?? 0) + 1);
  const shared = [...counts].filter(([, count]) => count > 1);
  if (shared.length < 2) return shared[0]?.[0] ?? 'identifier|id';
  const best = shared.toSorted(
    ([a, countA], [b, countB]) => Number(isStrongKey(b)) - Number(isStrongKey(a)) || countB - countA || (a < b ? -1 : 1),
  )[0];
  return best?.[0] ?? 'identifier|id';
}

function isReport(members: readonly PreparedEntry[]): boolean {
  return members.some(({ entry }) => entry.body.shape === 'panel' && entry.body.members.length > 0 && entry.assertion !== 'removed');
}

function singleRow(group: Group): Row {
  return { type: 'single', ...rowBase(group, []) };
}
