import { dateInterval } from '#/lib/record/dates/date-interval.ts';
import { sortPosition } from '#/lib/record/dates/sort-position.ts';
import type { EntryId, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** Issues, dispenses and doses given of one order, newest first. */
export interface Supplies {
  readonly issues: readonly TimelineEntry[];
  readonly doses: readonly TimelineEntry[];
  /** Issues and dispenses in the twelve months before the page's clock. */
  readonly issuesInYear: number;
}

export interface FoldedSupplies {
  /** Supplies by the id of their order. */
  readonly byOrder: ReadonlyMap<EntryId, Supplies>;
  /** Ids of the supplies that stand with an order. */
  readonly folded: ReadonlySet<EntryId>;
}

export const noSupplies: Supplies = { issues: [], doses: [], issuesInYear: 0 };

/** Tells whether an entry is an issue, a dispense or a dose given, and no order itself. */
export const isSupply = ({ body }: TimelineEntry): boolean => body.shape === 'medication' && !orders.has(body.act);

const orders: ReadonlySet<string> = new Set(['prescribed', 'proposed', 'reported']);

/**
 * Folds what was issued, dispensed and given into the order that it names, within one source: by reference, then by the order's
 * identifier, then by the number of the form, on which several medicines may stand. What names none of the orders received, or more
 * than one, stays alone: dates and names prove nothing. `ingredientOf`: key of an entry's ingredient. `atMs`: milliseconds since 1970.
 */
export function foldSupplies(
  entries: readonly TimelineEntry[],
  ingredientOf: (entry: TimelineEntry) => string,
  atMs: number,
): FoldedSupplies {
  const ordersByLink = linkOrders(entries);
  const byOrder = Map.groupBy(
    entries.filter((entry) => isSupply(entry) && entry.assertion === 'affirmed' && !entry.withheld),
    (supply) => orderOf(supply, ordersByLink, ingredientOf)?.id,
  );
  const joined = [...byOrder].flatMap(([id, supplies]) => (id === undefined ? [] : [[id, suppliesOf(supplies, atMs)] as const]));
  return {
    byOrder: new Map(joined),
    folded: new Set(joined.flatMap(([, { issues, doses }]) => [...issues, ...doses].map(({ id }) => id))),
  };
}

type OrdersByLink = ReadonlyMap<string, readonly TimelineEntry[]>;

function linkOrders(entries: readonly TimelineEntry[]): OrdersByLink {
  const byLink = new Map<string, TimelineEntry[]>();
  for (const entry of entries) {
    if (isSupply(entry) || entry.assertion === 'removed' || entry.withheld) continue;
    for (const link of new Set([entry.id, ...(entry.orderLinks ?? [])].map((key) => linkKey(entry, key))))
      byLink.set(link, [...(byLink.get(link) ?? []), entry]);
  }
  return byLink;
}

/** A link counts within one source alone. */
const linkKey = ({ id }: TimelineEntry, link: string): string => `${id.slice(0, id.indexOf('|'))} ${link}`;

function orderOf(
  supply: TimelineEntry,
  ordersByLink: OrdersByLink,
  ingredientOf: (entry: TimelineEntry) => string,
): TimelineEntry | undefined {
  const links = [...(supply.orderLinks ?? []), ...(supply.series === undefined ? [] : [supply.series])];
  for (const link of links) {
    const named = ordersByLink.get(linkKey(supply, link)) ?? [];
    // A form may have had orders that were not received: it names the one of this medicine, or none.
    const isSure = named.length < 2 && !link.startsWith('group|');
    const [only, ...further] = isSure ? named : named.filter((order) => ingredientOf(order) === ingredientOf(supply));
    if (only !== undefined && further.length === 0) return only;
  }
  return undefined;
}

function suppliesOf(supplies: readonly TimelineEntry[], atMs: number): Supplies {
  const sorted = supplies.toSorted((left, right) => orderOfDate(right) - orderOfDate(left));
  const isDose = ({ body }: TimelineEntry): boolean => body.shape === 'medication' && body.act === 'given';
  const issues = sorted.filter((supply) => !isDose(supply));
  return { issues, doses: sorted.filter(isDose), issuesInYear: issues.filter((issue) => isWithinYear(issue, atMs)).length };
}

function isWithinYear({ date }: TimelineEntry, atMs: number): boolean {
  const interval = date && dateInterval(date);
  const start = new Date(atMs);
  start.setUTCFullYear(start.getUTCFullYear() - 1);
  return interval !== undefined && interval.to >= start.getTime() && interval.from <= atMs;
}

const orderOfDate = ({ date }: TimelineEntry): number => sortPosition(date)?.order ?? Number.NEGATIVE_INFINITY;
