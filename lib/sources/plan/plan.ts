import type { Category } from '#/lib/record/category.ts';
import { usualVersion, versions } from '#/lib/fhir/versions/registry.ts';
import type { Version } from '#/lib/fhir/version.ts';
import type { Capability } from './capability.ts';
import { bearers, queryTable, type NarrowedQuery, type TypeQueries } from './query-table.ts';

export type QueryParams = readonly (readonly [string, string])[];

/** One search, all its pages. */
export interface PlannedQuery {
  /** As the source's version calls it. */
  readonly type: string;
  readonly params: QueryParams;
  /** Categories that its answer speaks of. */
  readonly covers: readonly Category[];
  /** What to ask instead when the source refuses this search as it stands. */
  readonly otherwise: readonly PlannedQuery[];
}

/** Servers cap it as they like; fewer round trips where they do not. */
const pageSize = '200';

/** Before anything is known of the source: everything that may be asked, in any version unless it is configured, for the audit. */
export function widestPlan(never: readonly Category[], patient: string, version?: Version): readonly PlannedQuery[] {
  const all = (version === undefined ? versions : [version]).flatMap((one) =>
    queryTable.flatMap((row) => [...namesOf(row.type, one), row.type].map((type) => ({ row, type, version: one }))),
  );
  const once = new Map(all.map((asked) => [asked.type, asked]));
  return planned([...once.values()], never, patient, undefined);
}

/** What to ask: the table, narrowed to what the source offers. Without a CapabilityStatement, the usual types. */
export function planFor(
  capability: Capability | undefined,
  never: readonly Category[],
  patient: string,
  version: Version = usualVersion,
): readonly PlannedQuery[] {
  const asked = queryTable.flatMap((row) => typesToAsk(row, version, capability).map((type) => ({ row, type, version })));
  return planned(asked, never, patient, capability);
}

/** Categories of which a type was left out because nobody knows whether the source offers it. */
export function notAskedFor(capability: Capability | undefined, never: readonly Category[]): readonly Category[] {
  if (capability?.offered) return [];
  return queryTable.filter(({ onlyIfOffered }) => onlyIfOffered).flatMap(({ covers }) => covers.filter((one) => !never.includes(one)));
}

function typesToAsk({ type, onlyIfOffered }: TypeQueries, version: Version, capability: Capability | undefined): readonly string[] {
  const names = namesOf(type, version);
  const { offered } = capability ?? {};
  if (offered) return [...names, type].filter((name) => offered.has(name));
  return onlyIfOffered ? [] : names.length > 0 ? names : [type];
}

/** What a version calls a type of R4, where it is another name. */
function namesOf(type: string, { types }: Version): readonly string[] {
  return Object.entries(types).flatMap(([name, inR4]) => (inR4 === type ? [name] : []));
}

interface Asked {
  readonly row: TypeQueries;
  readonly type: string;
  readonly version: Version;
}

function planned(
  asked: readonly Asked[],
  never: readonly Category[],
  patient: string,
  capability: Capability | undefined,
): readonly PlannedQuery[] {
  const types = new Set(asked.map(({ row }) => row.type));
  return asked.flatMap((one) => {
    const wanted = one.row.covers.filter((category) => !never.includes(category));
    const covers = wanted.filter((category) => bearers.get(category)?.some((type) => types.has(type)) ?? true);
    return wanted.length > 0 ? [queryOf(one, covers, patient, capability)] : [];
  });
}

function queryOf(asked: Asked, covers: readonly Category[], patient: string, capability: Capability | undefined): PlannedQuery {
  const { row, type } = asked;
  const offered = row.include?.replace(/^[^:]+/, type);
  const include = offered !== undefined && capability?.offered?.get(type)?.includes.has(offered) ? [['_include', offered] as const] : [];
  const whose = ['patient', patient] as const;
  const narrowed = narrowedOf(asked).map((one): PlannedQuery => ({
    type,
    params: [whose, ...one.params, ['_count', pageSize], ...include],
    covers: one.covers.filter((category) => covers.includes(category)),
    otherwise: [],
  }));
  return { type, params: [whose, ['_count', pageSize], ...include], covers, otherwise: narrowed };
}

/** The version's own values where its codes are not R4's. */
function narrowedOf({ row, version: { narrowed = {} } }: Asked): readonly NarrowedQuery[] {
  if (!Object.hasOwn(narrowed, row.type)) return row.unlessRefused ?? [];
  return (narrowed[row.type] ?? []).map((param) => ({ params: [param], covers: row.covers }));
}
