import type { Category } from '#/lib/record/category.ts';
import type { Capability } from './capability.ts';
import { bearers, queryTable, type TypeQueries } from './query-table.ts';

export type QueryParams = readonly (readonly [string, string])[];

/** One search, all its pages. */
export interface PlannedQuery {
  readonly type: string;
  readonly params: QueryParams;
  /** Categories that its answer speaks of. */
  readonly covers: readonly Category[];
  /** What to ask instead when the source refuses this search as it stands. */
  readonly otherwise: readonly PlannedQuery[];
}

/** Servers cap it as they like; fewer round trips where they do not. */
const pageSize = '200';

/** Before anything is known of the source: everything that may be asked, for the audit. */
export function widestPlan(never: readonly Category[], patient: string): readonly PlannedQuery[] {
  return planned(queryTable, never, patient, undefined);
}

/** What to ask: the table, narrowed to what the source offers. Without a CapabilityStatement, the usual types. */
export function planFor(capability: Capability | undefined, never: readonly Category[], patient: string): readonly PlannedQuery[] {
  const rows = queryTable.filter(({ type, onlyIfOffered }) => (capability ? capability.has(type) : !onlyIfOffered));
  return planned(rows, never, patient, capability);
}

/** Categories of which a type was left out because nobody knows whether the source offers it. */
export function notAskedFor(capability: Capability | undefined, never: readonly Category[]): readonly Category[] {
  if (capability) return [];
  return queryTable.filter(({ onlyIfOffered }) => onlyIfOffered).flatMap(({ covers }) => covers.filter((one) => !never.includes(one)));
}

function planned(
  rows: readonly TypeQueries[],
  never: readonly Category[],
  patient: string,
  capability: Capability | undefined,
): readonly PlannedQuery[] {
  const asked = new Set(rows.map(({ type }) => type));
  return rows.flatMap((row) => {
    const wanted = row.covers.filter((category) => !never.includes(category));
    const covers = wanted.filter((category) => bearers.get(category)?.some((type) => asked.has(type)) ?? true);
    return wanted.length > 0 ? [queryOf(row, covers, patient, capability)] : [];
  });
}

function queryOf(row: TypeQueries, covers: readonly Category[], patient: string, capability: Capability | undefined): PlannedQuery {
  const { type } = row;
  const include = row.include !== undefined && capability?.get(type)?.includes.has(row.include) ? [['_include', row.include] as const] : [];
  const whose = ['patient', patient] as const;
  const narrowed = (row.unlessRefused ?? []).map((one): PlannedQuery => ({
    type,
    params: [whose, ...one.params, ['_count', pageSize], ...include],
    covers: one.covers.filter((category) => covers.includes(category)),
    otherwise: [],
  }));
  return { type, params: [whose, ['_count', pageSize], ...include], covers, otherwise: narrowed };
}
