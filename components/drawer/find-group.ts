import type { Arrangement, Row } from '#/lib/record/merge/arrangement.ts';
import type { Group } from '#/lib/record/merge/group.ts';

export interface Found {
  readonly group: Group;
  /** The other groups of its row; none when it is a part itself. */
  readonly parts: readonly Group[];
  /** A set of vital signs has no entry that stands for it. */
  readonly title?: string;
}

/** The group that an id names: a group's own, or that of any entry in it. */
export function findGroup(arrangement: Arrangement, id: string): Found | undefined {
  for (const row of allRows(arrangement)) {
    const group = row.groups.find((one) => one.id === id || one.members.some((entry) => entry.id === id));
    if (group) return group === row.lead ? rowFound(row) : { group, parts: [] };
  }
  return undefined;
}

/** Id of the row before or after the one that holds `id`; undefined at either end. */
export function neighbour(arrangement: Arrangement, id: string, by: 1 | -1): string | undefined {
  const rows = allRows(arrangement);
  const at = rows.findIndex((row) => row.groups.some((group) => group.id === id));
  return at < 0 ? rows[0]?.lead.id : rows[at + by]?.lead.id;
}

function allRows({ months, undated }: Arrangement): readonly Row[] {
  return [...months.flatMap(({ rows }) => rows), ...undated];
}

function rowFound(row: Row): Found {
  switch (row.type) {
    case 'panel':
      return { group: row.lead, parts: row.results };
    case 'vitals':
      return { group: row.lead, parts: row.groups, title: 'Vital signs' };
    default:
      return { group: row.lead, parts: row.groups.slice(1) };
  }
}
