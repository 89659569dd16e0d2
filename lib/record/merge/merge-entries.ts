import { componentsOf } from './connected-components.ts';
import { idKey } from './entry-keys.ts';
import { makeGroup, makeSingleGroup } from './make-group.ts';
import type { PreparedGroup } from './make-group.ts';
import { byNewest } from './prepared-entry.ts';
import type { PreparedEntry } from './prepared-entry.ts';
import { splitComponent } from './split-component.ts';

type SingleGroupOf = (entry: PreparedEntry) => PreparedGroup;

/**
 * Groups the copies of one thing (design §6), newest first; every entry is in exactly one group, whatever the order of
 * arrival. `singleGroupOf` gives the group of an entry that stays alone.
 */
export function mergeEntries(entries: readonly PreparedEntry[], singleGroupOf: SingleGroupOf = makeSingleGroup): readonly PreparedGroup[] {
  return componentsOf(entries, ({ entry, copyKeys, linkKeys }) => [idKey(entry.id), ...copyKeys, ...linkKeys])
    .flatMap((component) => groupsOfComponent(component, singleGroupOf))
    .toSorted(byNewestLead);
}

export function byNewestLead(left: PreparedGroup, right: PreparedGroup): number {
  return byNewest(left.lead, right.lead);
}

function groupsOfComponent(component: readonly PreparedEntry[], singleGroupOf: SingleGroupOf): readonly PreparedGroup[] {
  if (component.length < 2) return component.map(singleGroupOf);
  return rememberedGroups(component).map((group) => (group.members.length > 1 ? group : singleGroupOf(group.lead)));
}

interface MergedComponent {
  readonly members: readonly PreparedEntry[];
  readonly groups: readonly PreparedGroup[];
}

// A tick off and on again needs two; the third serves one more filter.
const rememberedPerEntry = 3;
const remembered = new WeakMap<PreparedEntry, readonly MergedComponent[]>();

/** Groups of one component, remembered with its first member: equal members give the same objects, which React need not draw again. */
function rememberedGroups(members: readonly PreparedEntry[]): readonly PreparedGroup[] {
  const [first] = members;
  if (first === undefined) return [];
  const earlier = remembered.get(first) ?? [];
  const match = earlier.find((merged) => hasSameMembers(merged.members, members));
  if (match) return match.groups;
  const groups = splitComponent(members).map(makeGroup);
  remembered.set(first, [{ members, groups }, ...earlier.slice(0, rememberedPerEntry - 1)]);
  return groups;
}

function hasSameMembers(left: readonly PreparedEntry[], right: readonly PreparedEntry[]): boolean {
  return left.length === right.length && left.every((member, index) => member === right[index]);
}
