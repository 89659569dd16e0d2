import { arrangedRows } from '#/lib/record/list/arranged-rows.ts';
import type { Arrangement, Row } from '#/lib/record/merge/arrangement.ts';
import { memberIds } from '#/lib/record/model/entry-parts.ts';
import type { Group } from '#/lib/record/merge/group.ts';

export interface OpenedRow {
  readonly group: Group;
  /** The row's other groups; none when the group is a part itself. */
  readonly parts: readonly Group[];
  /** Title of a row that no entry leads: a set of vital signs. */
  readonly title?: string;
}

/**
 * The group with this id, or that holds an entry with this id. `unfiltered` is the list without search, period and
 * category: a result has its own results with it in the drawer, also where the list hides them (H36).
 */
export function findGroup(arrangement: Arrangement, id: string, unfiltered = (): Arrangement => arrangement): OpenedRow | undefined {
  for (const row of arrangedRows(arrangement)) {
    const group = row.groups.find((candidate) => candidate.id === id || candidate.members.some((entry) => entry.id === id));
    if (group) return group === row.lead ? withOwnResults(openedRow(row), unfiltered) : { group, parts: resultsOf(group, unfiltered) };
  }
  return undefined;
}

/** Adds results of the row's lead that stand in another row: one that two reports name stands in the first's. */
function withOwnResults(opened: OpenedRow, unfiltered: () => Arrangement): OpenedRow {
  const partIds = new Set(opened.parts.flatMap(({ members }) => members.map(({ id }) => id)));
  const further = resultsOf(opened.group, unfiltered).filter(({ members }) => !members.some(({ id }) => partIds.has(id)));
  return further.length === 0 ? opened : { ...opened, parts: [...opened.parts, ...further] };
}

/** The groups shown of the results that an entry names, in its order: an organism within a culture opens with its sensitivities (H36). */
function resultsOf({ members }: Group, unfiltered: () => Arrangement): readonly Group[] {
  const wanted = members.flatMap((member) => memberIds(member));
  if (wanted.length === 0) return [];
  const byId = new Map<string, Group>();
  for (const { groups } of arrangedRows(unfiltered())) for (const group of groups) for (const { id } of group.members) byId.set(id, group);
  return [...new Set(wanted.map((id) => byId.get(id)).filter((group) => group !== undefined))];
}

/** Id of the row before or after the one that holds `id`; undefined at either end. */
export function findNeighbour(arrangement: Arrangement, id: string, by: 1 | -1): string | undefined {
  const rows = arrangedRows(arrangement);
  const at = rows.findIndex((row) => row.groups.some((group) => group.id === id));
  return at < 0 ? rows[0]?.lead.id : rows[at + by]?.lead.id;
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
