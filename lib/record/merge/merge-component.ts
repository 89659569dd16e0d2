import { makeGroup } from './make-group.ts';
import type { PreparedGroup } from './make-group.ts';
import type { PreparedEntry } from './prepared-entry.ts';
import { splitComponent } from './split-component.ts';

interface Merged {
  readonly members: readonly PreparedEntry[];
  readonly groups: readonly PreparedGroup[];
}

// A tick on and off again needs two; the third is what another filter shows.
const kept = 3;
const remembered = new WeakMap<PreparedEntry, readonly Merged[]>();

/**
 * Groups of what is shown of one component. Remembered with the first member, so that the same members give the same
 * objects.
 */
export function mergeComponent(members: readonly PreparedEntry[]): readonly PreparedGroup[] {
  const [first] = members;
  if (first === undefined) return [];
  const known = remembered.get(first) ?? [];
  const found = known.find((each) => isSame(each.members, members));
  if (found) return found.groups;
  const groups = splitComponent(members).map(makeGroup);
  remembered.set(first, [{ members, groups }, ...known.slice(0, kept - 1)]);
  return groups;
}

function isSame(a: readonly PreparedEntry[], b: readonly PreparedEntry[]): boolean {
  return a.length === b.length && a.every((member, index) => member === b[index]);
}
