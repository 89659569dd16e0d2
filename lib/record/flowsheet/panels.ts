import { findingAbove, headsOfGroup } from '#/lib/record/heads/heads.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import { memberIds } from '#/lib/record/model/entry-parts.ts';
import type { EntryId } from '#/lib/record/model/timeline-entry.ts';
import type { FlowsheetCell, FlowsheetPanel, FlowsheetRow } from './flowsheet-model.ts';
import { doubtOf } from './measured-cell.ts';
import { rowWhys } from './words.ts';

/** The rows of one test: the row above, and those beneath it. */
export type Family = readonly FlowsheetRow[];

/**
 * Families as panels: by the report that names the newest result that any names, the newest panel first; within a panel in the report's
 * own order. Tests that no report names, or that are alone in theirs, stand together last. `groups`: all that the page shows.
 */
export function panelsOf(families: readonly Family[], groups: readonly Group[]): readonly FlowsheetPanel[] {
  const orders = reportOrders(groups);
  const placed = families.map((family) => placeOf(family, orders));
  const members = Map.groupBy(placed, ({ panel }) => panel);
  const panels = Map.groupBy(placed, ({ panel, isFinding }) => (isFinding || (members.get(panel)?.length ?? 0) > 1 ? panel : undefined));
  const newest = (list: readonly PlacedFamily[]): number =>
    list.reduce((latest, { family }) => Math.max(latest, family[0]?.latest.at ?? -Infinity), -Infinity);
  return [...panels]
    .toSorted(
      ([name, left], [otherName, right]) => Number(name === undefined) - Number(otherName === undefined) || newest(right) - newest(left),
    )
    .map(([name, list]) => ({
      key: name ?? '',
      ...(name !== undefined && { name }),
      rows: byName(
        list
          .toSorted((left, right) => (name === undefined ? 0 : left.order - right.order) || compareNames(left.family, right.family))
          .map(({ family }) => family),
      ).flat(),
    }));
}

interface PlacedFamily {
  readonly family: Family;
  /** Words for the report that names its results; undefined: none does. */
  readonly panel: string | undefined;
  /** Position in that report. */
  readonly order: number;
  /** True for what belongs to an organism or another finding, without which it says nothing (H36). */
  readonly isFinding: boolean;
}

/** The panel of the newest result that is in one: a single result asked for at night belongs where its test stands. */
function placeOf(family: Family, orders: ReadonlyMap<EntryId, number>): PlacedFamily {
  const cells = family.flatMap((row) => [...row.cells.values()]).toSorted((left, right) => right.at - left.at);
  const isFinding = cells[0] !== undefined && findingAbove(cells[0].entry) !== undefined;
  for (const tableCell of cells) {
    const panel = panelName(tableCell);
    if (panel !== undefined) return { family, panel, order: orders.get(tableCell.entry.id) ?? Infinity, isFinding };
  }
  return { family, panel: undefined, order: Infinity, isFinding };
}

function panelName({ group, entry, measurement }: FlowsheetCell): string | undefined {
  const isOwnValue = entry.body.shape === 'measurement' && entry.body.measurement === measurement;
  // A value that travels inside a report or a result belongs to that.
  return isOwnValue ? headsOfGroup(group)[0]?.words : entry.title;
}

/** Position of each result in the report that names it. */
function reportOrders(groups: readonly Group[]): ReadonlyMap<EntryId, number> {
  const orders = new Map<EntryId, number>();
  for (const { lead } of groups) memberIds(lead).forEach((id, index) => orders.set(id, index));
  return orders;
}

const compareNames = ([left]: Family, [right]: Family): number => (left?.name ?? '').localeCompare(right?.name ?? '', 'en');

/** Puts families of one name together, what is surely the patient's first: codes that have nothing in common join nothing, and the row beneath says so. */
function byName(families: readonly Family[]): readonly Family[] {
  const named = Map.groupBy(families, ([first]) => first?.name.trim().toLowerCase());
  return [...named.values()].map((equals) => {
    const [above, ...rest] = equals.toSorted((left, right) => rankInName(left) - rankInName(right));
    const main = above?.[0];
    if (above === undefined || main === undefined) return [];
    const beneath = rest.flat().map((row): FlowsheetRow => ({ ...row, why: rowWhys.notJoined(whysBeneath(row), main.name) }));
    return [...above, ...beneath];
  });
}

const rankInName = ([first]: Family): number =>
  first === undefined ? 0 : Number(doubtOf(first.latest.entry) !== undefined) * 2 + Number(!first.isNumeric);

function whysBeneath({ why, latest: { entry } }: FlowsheetRow): readonly string[] {
  const doubt = doubtOf(entry);
  const within = why?.split(' · ')[0];
  return [...(within === undefined ? [] : [within]), doubt === undefined ? rowWhys.otherCode : rowWhys.mayChangeMeaning(doubt)];
}
