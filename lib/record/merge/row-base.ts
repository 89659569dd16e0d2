import type { Row } from './arrangement.ts';
import { distinctCautions } from './group.ts';
import type { Group } from './group.ts';

export type RowBase = Omit<Extract<Row, { type: 'single' }>, 'type'>;

/** What every row says of its groups; the first leads. */
export function rowBase(lead: Group, others: readonly Group[]): RowBase {
  if (others.length === 0) {
    const { id: key, sources, members, cautions, conflicts } = lead;
    return { key, lead, groups: [lead], sources, entries: members.length, cautions, conflicts: conflicts.length > 0 ? 1 : 0 };
  }
  const groups = [lead, ...others];
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
