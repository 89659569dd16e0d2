import type { Arrangement, Row } from '#/lib/record/merge/arrangement.ts';
import type { Group } from '#/lib/record/merge/group.ts';

export interface OpenedRow {
  readonly group: Group;
  /** The row's other groups; none when the group is a part itself. */
  readonly parts: readonly Group[];
  /** Title of a row that no entry leads: a set of vital signs. */
  readonly title?: string;
}

/** The group with this id, or that holds an entry with this id. */
export function findGroup(arrangement: Arrangement, id: string): OpenedRow | undefined {
  for (const row of allRows(arrangement)) {
    const group = row.groups.find((candidate) => candidate.id === id || candidate.members.some((entry) => entry.id === id));
    if (group) return group === row.lead ? openedRow(row) : { group, parts: [] };
  }
  return undefined;
}

/** Id of the row before or after the one that holds `id`; undefined at either end. */
export function findNeighbour(arrangement: Arrangement, id: string, by: 1 | -1): string | undefined {
  const rows = allRows(arrangement);
  const at = rows.findIndex((row) => row.groups.some((group) => group.id === id));
  return at < 0 ? rows[0]?.lead.id : rows[at + by]?.lead.id;
}

function allRows({ months, undated }: Arrangement): readonly Row[] {
  return [...months.flatMap(({ rows }) => rows), ...undated];
}

function openedRow(row: Row): OpenedRow {
  switch (row.type) {
    case 'panel':
      return { group: row.lead, parts: row.results };
    case 'vitals':
      return { group: row.lead, parts: row.groups, title: 'Vital signs' };
    default:
      return { group: row.lead, parts: row.groups.slice(1) };
  }
}
