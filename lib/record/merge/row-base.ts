import type { RowBase } from './arrangement.ts';
import { distinctCautions } from './group.ts';
import type { Group } from './group.ts';

/** The base of a row from its lead group and the groups folded into it. */
export function makeRowBase(lead: Group, furtherGroups: readonly Group[]): RowBase {
  if (furtherGroups.length === 0) {
    const { id: key, sources, members, cautions, conflicts } = lead;
    return { key, lead, groups: [lead], sources, entries: members.length, cautions, conflicts: conflicts.length > 0 ? 1 : 0 };
  }
  const groups = [lead, ...furtherGroups];
  return {
    key: lead.id,
    lead,
    groups,
    sources: [...new Set(groups.flatMap(({ sources }) => sources))],
    entries: groups.reduce((sum, { members }) => sum + members.length, 0),
    cautions: distinctCautions(groups.flatMap(({ cautions }) => cautions)),
    conflicts: groups.filter(({ conflicts }) => conflicts.length > 0).length,
  };
}
