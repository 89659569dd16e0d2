import { escapeSearchValue } from '#/lib/sources/http/address-under-base.ts';
import type { Category } from '#/lib/record/model/category.ts';
import { usualVersion, supportedVersions } from '#/lib/fhir/versions/registry.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import type { TypeRule } from '#/lib/sources/profiles/platform-profile.ts';
import type { QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';
import type { Capability } from './capability.ts';
import { choosePatientParameter, patientParameterValue } from './patient-parameter.ts';
import type { NarrowedQuery } from '#/lib/sources/profiles/query-parts.ts';
import { bearingTypes, queryTable, type TypeQueries } from './query-table.ts';

export type QueryParams = readonly (readonly [string, string])[];

/** A search with all its pages. */
export interface PlannedQuery {
  /** Resource type as the source's version names it. */
  readonly type: string;
  readonly params: QueryParams;
  /** Path below the base, if it is no search of the type. */
  readonly path?: string;
  /** Categories its answer speaks of. */
  readonly categories: readonly Category[];
  /** Categories it only adds to (`bearingTypes`): limited if its answer is not whole. */
  readonly alsoAffects?: readonly Category[];
  /** Queries to send instead if the source refuses this one as it stands. */
  readonly fallbacks: readonly PlannedQuery[];
  /** Queries to send after this one: some platforms answer the whole with a part. */
  readonly followUps?: readonly PlannedQuery[];
  /** A refusal limits nothing: the whole was answered before. */
  readonly ignoreRefusal?: true;
  /** Limit in any case: the platform holds more than its parts find. */
  readonly alwaysLimited?: QueryEnd;
  /** Limit if the search is refused and its fallbacks are sent instead. */
  readonly limitedIfSplit?: QueryEnd;
  /** Sent by POST, where the source accepts it (R4 http.html#search). */
  readonly post?: true;
  /** A refusal makes its categories partial, not failed. */
  readonly optional?: true;
  /** The server's statement does not say that it can be asked, and few servers hold its type: a refusal is no failure. */
  readonly isUndeclared?: true;
  /** The same search without Provenance: sent where the source refuses it with. */
  readonly withoutProvenance?: PlannedQuery;
  /** Key of its audit trace, if that is not its type. */
  readonly auditKey?: string;
}

/** Page size to ask for: a server may send fewer; larger pages need fewer round trips. */
const pageSize = '200';

/** Plans, for the audit, every query that may be sent before the source's capability is known, in any version unless configured. */
export function widestPlan(never: readonly Category[], patient: string, version?: Version): readonly PlannedQuery[] {
  const all = (version === undefined ? supportedVersions : [version]).flatMap((usedVersion) =>
    queryTable.flatMap((row) => [...typeNamesIn(row.type, usedVersion), row.type].map((type) => ({ row, type, version: usedVersion }))),
  );
  const byType = new Map(all.map((typeToQuery) => [typeToQuery.type, typeToQuery]));
  return planTypes([...byType.values()], never, patient, undefined);
}

/** Plans the queries of a source: the table, narrowed to the types it offers, or to the usual ones without a CapabilityStatement. */
export function planFor(
  capability: Capability | undefined,
  never: readonly Category[],
  patient: string,
  version: Version = usualVersion,
): readonly PlannedQuery[] {
  const typesToQuery = queryTable.flatMap((row) => typesOffered(row, version, capability).map((type) => ({ row, type, version })));
  return planTypes(typesToQuery, never, patient, capability);
}

/** Categories with a type that is not queried, as the source does not list what it offers. */
export function unqueriedCategories(capability: Capability | undefined, never: readonly Category[]): readonly Category[] {
  if (capability?.offered) return [];
  return queryTable
    .filter(({ onlyIfOffered }) => onlyIfOffered)
    .flatMap(({ categories }) => categories.filter((category) => !never.includes(category)));
}

function typesOffered({ type, onlyIfOffered }: TypeQueries, version: Version, capability: Capability | undefined): readonly string[] {
  const names = typeNamesIn(type, version);
  const { offered } = capability ?? {};
  if (offered) return [...names, type].filter((name) => offered.has(name));
  return onlyIfOffered ? [] : names.length > 0 ? names : [type];
}

/** Names of an R4 type in a version that calls it otherwise. */
export function typeNamesIn(type: string, { types }: Version): readonly string[] {
  return Object.entries(types).flatMap(([name, inR4]) => (inR4 === type ? [name] : []));
}

interface TypeToQuery {
  readonly row: TypeQueries;
  readonly type: string;
  readonly version: Version;
}

function planTypes(
  typesToQuery: readonly TypeToQuery[],
  never: readonly Category[],
  patient: string,
  capability: Capability | undefined,
): readonly PlannedQuery[] {
  const types = new Set(typesToQuery.map(({ row }) => row.type));
  return typesToQuery.flatMap((typeToQuery) => {
    const wanted = typeToQuery.row.categories.filter((category) => !never.includes(category));
    const categories = wanted.filter((category) => bearingTypes.get(category)?.some((type) => types.has(type)) ?? true);
    const alsoAffects = wanted.filter((category) => !categories.includes(category));
    const queries = wanted.length > 0 ? queriesOf(typeToQuery, { categories, alsoAffects, patient, capability }) : [];
    return capability?.posts === true ? queries.map(byPost) : queries;
  });
}

function byPost(query: PlannedQuery): PlannedQuery {
  const followUps = query.followUps && { followUps: query.followUps.map(byPost) };
  return { ...query, post: true, fallbacks: query.fallbacks.map(byPost), ...followUps };
}

interface PlanContext {
  readonly categories: readonly Category[];
  readonly alsoAffects: readonly Category[];
  readonly patient: string;
  readonly capability: Capability | undefined;
}

/** Plans one type: whole with its parts as fallbacks, or as its platform needs it. */
function queriesOf(typeToQuery: TypeToQuery, context: PlanContext): readonly PlannedQuery[] {
  const rule = context.capability?.profile?.types.get(typeToQuery.row.type);
  const rest = restOf(typeToQuery, context, rule);
  const { row, type, version } = typeToQuery;
  const parameter = choosePatientParameter(row.type, version, context.capability?.offered?.get(type));
  // A type that every record needs is asked for whatever the statement says: a refusal costs less than an allergy overlooked.
  if (parameter === undefined && !row.isUsual) return [];
  const { name, isDeclared } = parameter ?? { name: version.patientParameters?.[row.type] ?? 'patient', isDeclared: false };
  const queryFor = (part: NarrowedQuery): PlannedQuery => partQuery(type, { patientParameter: name, ...part }, context, rest);
  const parts = partsOf(typeToQuery, rule).map(queryFor);
  const limit = limitOf(rule?.parts ? rule.notInParts : typeToQuery.row.notInParts, context.categories);
  if (rule?.ask === 'parts') return parts.map((part, at) => (at === 0 && limit ? { ...part, alwaysLimited: limit } : part));
  const speaks = { categories: context.categories, ...affectsOf(context.alsoAffects) };
  const whole = {
    type,
    params: [[name, patientParameterValue(name, escapeSearchValue(context.patient))] as const, ...rest],
    ...speaks,
    fallbacks: parts,
    ...(!row.isUsual && !isDeclared && { isUndeclared: true as const }),
  };
  // If the platform is known to answer the whole with a subset, a refused part is missing.
  const ignoreRefusal = rule === undefined ? ({ ignoreRefusal: true } as const) : {};
  const followUps = followUpsOf(typeToQuery, rule, context).map((part): PlannedQuery => ({ ...queryFor(part), ...ignoreRefusal }));
  return [{ ...whole, ...(followUps.length > 0 && { followUps }), ...(limit && parts.length > 0 && { limitedIfSplit: limit }) }];
}

/** Parts to query after a whole that may be a subset; none by a parameter that the server's statement does not list. */
function followUpsOf(typeToQuery: TypeToQuery, rule: TypeRule | undefined, { capability }: PlanContext): readonly NarrowedQuery[] {
  if (rule) return rule.ask === 'whole-and-parts' ? partsOf(typeToQuery, rule) : [];
  const { row, type, version } = typeToQuery;
  if (row.followUps === undefined) return [];
  const parts = Object.hasOwn(version.narrowed ?? {}, row.type) ? partsOf(typeToQuery, rule) : row.followUps;
  const { parameters } = capability?.offered?.get(type) ?? {};
  return parts.filter(({ params }) => params.every(([name]) => parameters?.has(name) ?? true));
}

const affectsOf = (alsoAffects: readonly Category[]): Pick<PlannedQuery, 'alsoAffects'> => (alsoAffects.length > 0 ? { alsoAffects } : {});

/** Parameters that end each search of a type, whole or in parts. */
function restOf({ row, type }: TypeToQuery, { capability }: PlanContext, rule: TypeRule | undefined): QueryParams {
  const include = row.include?.replace(/^[^:]+/, type);
  const included = include !== undefined && capability?.offered?.get(type)?.includes.has(include) === true;
  const count = String(rule?.pageSize ?? capability?.profile?.pageSize ?? pageSize);
  return [['_count', count], ...(included ? [['_include', include] as const] : [])];
}

function partQuery(type: string, part: NarrowedQuery, context: PlanContext, rest: QueryParams): PlannedQuery {
  const { categories, alsoAffects } = context;
  const { patientParameter: name = 'patient' } = part;
  const patientParam = [name, patientParameterValue(name, escapeSearchValue(context.patient))] as const;
  return {
    type,
    params: [patientParam, ...part.params, ...rest],
    categories: part.categories.filter((category) => categories.includes(category)),
    ...affectsOf(part.categories.filter((category) => alsoAffects.includes(category))),
    fallbacks: (part.fallbacks ?? []).map((next) => partQuery(type, next, context, rest)),
    ...(part.optional && { optional: true }),
  };
}

/** Parts by the version's own codes if they are not R4's, else by the platform's, else the usual ones. */
function partsOf({ row, version: { narrowed = {} } }: TypeToQuery, rule: TypeRule | undefined): readonly NarrowedQuery[] {
  if (!Object.hasOwn(narrowed, row.type)) return rule?.parts ?? row.fallbacks ?? [];
  return (narrowed[row.type] ?? []).map((param) => ({ params: [param], categories: row.categories }));
}

function limitOf(notInParts: TypeQueries['notInParts'], categories: readonly Category[]): QueryEnd | undefined {
  if (!notInParts) return undefined;
  const limited = notInParts.categories.filter((category) => categories.includes(category));
  return { categories: new Set(limited), limitations: [{ state: 'partial', why: notInParts.why, lasting: true }] };
}
