import { escapeSearchValue } from '#/lib/sources/http/address-under-base.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { usualVersion, versions } from '#/lib/fhir/versions/registry.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import type { TypeRule } from '#/lib/sources/profiles/platform-profile.ts';
import type { QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';
import type { Capability } from './capability.ts';
import type { NarrowedQuery } from '#/lib/sources/profiles/query-parts.ts';
import { bearers, queryTable, type TypeQueries } from './query-table.ts';

export type QueryParams = readonly (readonly [string, string])[];

/** One search, all its pages. */
export interface PlannedQuery {
  /** As the source's version calls it. */
  readonly type: string;
  readonly params: QueryParams;
  /** Below the base, where it is no search of its type. */
  readonly path?: string;
  /** Categories that its answer speaks of. */
  readonly categories: readonly Category[];
  /** Categories that it only adds to (`bearers`): of those it speaks where it does not come whole. */
  readonly alsoAffects?: readonly Category[];
  /** What to ask instead when the source refuses this search as it stands. */
  readonly fallbacks: readonly PlannedQuery[];
  /** What is asked as well once this search was answered: the platform is known to answer it with a part. */
  readonly followUps?: readonly PlannedQuery[];
  /** Asked beside the whole, which was answered: where the source has no such part, nothing is amiss. */
  readonly ignoreRefusal?: true;
  /** Said of the answers, whatever they are: the platform keeps more than its parts find. */
  readonly alwaysLimited?: QueryEnd;
  /** Said of the answers when the search was refused and its parts were asked instead. */
  readonly limitedIfSplit?: QueryEnd;
  /** By POST, where the source takes it (R4 http.html#search). */
  readonly post?: true;
  /** Where it is refused, its categories are incomplete, and have not failed. */
  readonly optional?: true;
  /** Under which it was planned for the audit, where that is not its type. */
  readonly auditKey?: string;
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
  return queryTable
    .filter(({ onlyIfOffered }) => onlyIfOffered)
    .flatMap(({ categories }) => categories.filter((one) => !never.includes(one)));
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
    const wanted = one.row.categories.filter((category) => !never.includes(category));
    const categories = wanted.filter((category) => bearers.get(category)?.some((type) => types.has(type)) ?? true);
    const alsoAffects = wanted.filter((category) => !categories.includes(category));
    const queries = wanted.length > 0 ? queriesOf(one, { categories, alsoAffects, patient, capability }) : [];
    return capability?.posts === true ? queries.map(byPost) : queries;
  });
}

function byPost(query: PlannedQuery): PlannedQuery {
  const followUps = query.followUps && { followUps: query.followUps.map(byPost) };
  return { ...query, post: true, fallbacks: query.fallbacks.map(byPost), ...followUps };
}

interface Asking {
  readonly categories: readonly Category[];
  readonly alsoAffects: readonly Category[];
  readonly patient: string;
  readonly capability: Capability | undefined;
}

/** One type: whole with its parts in reserve, or as its platform wants it. */
function queriesOf(asked: Asked, asking: Asking): readonly PlannedQuery[] {
  const rule = asking.capability?.profile?.types.get(asked.row.type);
  const rest = restOf(asked, asking, rule);
  const queryFor = (part: NarrowedQuery): PlannedQuery => partQuery(asked.type, part, asking, rest);
  const parts = partsOf(asked, rule).map(queryFor);
  const doubt = doubtOf(rule?.parts ? rule.notInParts : asked.row.notInParts, asking.categories);
  if (rule?.ask === 'parts') return parts.map((part, at) => (at === 0 && doubt ? { ...part, alwaysLimited: doubt } : part));
  const speaks = { categories: asking.categories, ...affectsOf(asking.alsoAffects) };
  const whole = {
    type: asked.type,
    params: [['patient', escapeSearchValue(asking.patient)], ...rest] as const,
    ...speaks,
    fallbacks: parts,
  };
  // Where a platform is known to answer the whole with a subset, a part that it refuses is missing.
  const ignoreRefusal = rule === undefined ? ({ ignoreRefusal: true } as const) : {};
  const followUps = followUpsOf(asked, rule).map((part): PlannedQuery => ({ ...queryFor(part), ...ignoreRefusal }));
  return [{ ...whole, ...(followUps.length > 0 && { followUps }), ...(doubt && parts.length > 0 && { limitedIfSplit: doubt }) }];
}

/** What is asked beside a whole that may be a subset. */
function followUpsOf(asked: Asked, rule: TypeRule | undefined): readonly NarrowedQuery[] {
  if (rule) return rule.ask === 'whole-and-parts' ? partsOf(asked, rule) : [];
  const { row, version } = asked;
  if (row.followUps === undefined) return [];
  return Object.hasOwn(version.narrowed ?? {}, row.type) ? partsOf(asked, rule) : row.followUps;
}

const affectsOf = (alsoAffects: readonly Category[]): Pick<PlannedQuery, 'alsoAffects'> => (alsoAffects.length > 0 ? { alsoAffects } : {});

/** What each search of a type ends with, whole or in parts. */
function restOf({ row, type }: Asked, { capability }: Asking, rule: TypeRule | undefined): QueryParams {
  const include = row.include?.replace(/^[^:]+/, type);
  const included = include !== undefined && capability?.offered?.get(type)?.includes.has(include) === true;
  const count = String(rule?.pageSize ?? capability?.profile?.pageSize ?? pageSize);
  return [['_count', count], ...(included ? [['_include', include] as const] : [])];
}

function partQuery(type: string, part: NarrowedQuery, asking: Asking, rest: QueryParams): PlannedQuery {
  const { categories, alsoAffects } = asking;
  const patient = escapeSearchValue(asking.patient);
  const whose =
    part.patientParameter === undefined ? (['patient', patient] as const) : ([part.patientParameter, `Patient/${patient}`] as const);
  return {
    type,
    params: [whose, ...part.params, ...rest],
    categories: part.categories.filter((category) => categories.includes(category)),
    ...affectsOf(part.categories.filter((category) => alsoAffects.includes(category))),
    fallbacks: (part.fallbacks ?? []).map((next) => partQuery(type, next, asking, rest)),
    ...(part.optional && { optional: true }),
  };
}

/** The version's own values where its codes are not R4's, the platform's where it has its own. */
function partsOf({ row, version: { narrowed = {} } }: Asked, rule: TypeRule | undefined): readonly NarrowedQuery[] {
  if (!Object.hasOwn(narrowed, row.type)) return rule?.parts ?? row.fallbacks ?? [];
  return (narrowed[row.type] ?? []).map((param) => ({ params: [param], categories: row.categories }));
}

function doubtOf(notInParts: TypeQueries['notInParts'], categories: readonly Category[]): QueryEnd | undefined {
  if (!notInParts) return undefined;
  const doubted = notInParts.categories.filter((category) => categories.includes(category));
  return { categories: new Set(doubted), limitations: [{ state: 'partial', why: notInParts.why, lasting: true }] };
}
