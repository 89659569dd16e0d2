import 'server-only';
import { listOf, objectsOf, resourceOf, type JsonObject } from '#/lib/fhir/resource/json.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import type { PlatformProfile } from '#/lib/sources/profiles/platform-profile.ts';
import { profileNamed } from '#/lib/sources/profiles/registry.ts';
import { abortFailure } from '#/lib/sources/http/with-abort.ts';

/** Facts a server declares (CapabilityStatement; Conformance before STU3), with those configured. */
export interface Capability {
  readonly fhirVersion?: string;
  /** Offered types; undefined if the server lists none: the usual types are then queried. */
  readonly offered?: ReadonlyMap<string, OfferedType>;
  /** Searches go by POST, which keeps ids out of addresses: as configured, or as a US Core server declares (it must take them). */
  readonly posts?: boolean;
  /** Platform profile, as configured. */
  readonly profile?: PlatformProfile;
}

export interface OfferedType {
  readonly includes: ReadonlySet<string>;
  /** `Type:element` of what can come along because it refers to what is found (`searchRevInclude`). */
  readonly reverseIncludes?: ReadonlySet<string>;
  /** Search parameters that it lists; absent if it lists none: then it may know any. */
  readonly parameters?: ReadonlySet<string>;
  /** False if it lists what can be done with the type, and searching is not among it. */
  readonly isSearchable?: boolean;
}

interface HeldCapability {
  readonly capability: Capability;
  readonly until: number;
}

/** Remembered for a while, as it concerns no patient: each opening is spared a round trip. */
const held = new Map<string, HeldCapability>();
const holdMs = 10 * 60_000;

/** Returns a server's capability from its CapabilityStatement and its platform's profile; undefined if it has neither. */
export async function capabilityOf(connection: Connection, requestId: string): Promise<Capability | undefined> {
  const declared = await declaredBy(connection, requestId);
  const { profile: platform, search } = connection.upstream;
  const profile = profileNamed(platform);
  const method = profile?.search ?? search;
  const configured = { ...(profile && { profile }), ...(method !== undefined && { posts: method === 'post' }) };
  return Object.keys(configured).length > 0 ? { ...declared, ...configured } : declared;
}

async function declaredBy(connection: Connection, requestId: string): Promise<Capability | undefined> {
  const { url } = connection.upstream;
  const remembered = held.get(url);
  if (remembered && remembered.until > Date.now()) return remembered.capability;
  try {
    const capability = readCapability(await fetchFhir(connection, { address: `${url}/metadata`, requestId }));
    if (capability) held.set(url, { capability, until: Date.now() + holdMs });
    // An answer of another kind: the server has no statement, now or later.
    return capability ?? {};
  } catch {
    // A source without a readable /metadata may still hold the record: its searches will say.
    if (connection.deadline.signal.aborted) throw abortFailure(connection.deadline.signal);
    return undefined;
  }
}

const usCoreServer = 'http://hl7.org/fhir/us/core/CapabilityStatement/us-core-server';
const isUsCore = (canonical: unknown): boolean => typeof canonical === 'string' && canonical.split('|')[0] === usCoreServer;

const statementTypes = new Set(['CapabilityStatement', 'Conformance']);

/** Pure: `undefined` when it is no CapabilityStatement. */
export function readCapability(body: unknown): Capability | undefined {
  const statement = resourceOf(body);
  if (statement === undefined || !statementTypes.has(statement.resourceType)) return undefined;
  const all = objectsOf(statement.rest);
  // A `client` entry declares queries that it sends, not queries that it answers.
  const rest = all.find(({ mode }) => mode === 'server') ?? all.find(({ mode }) => mode === undefined);
  const offered = objectsOf(rest?.resource).flatMap((resource) =>
    typeof resource.type === 'string' ? [[resource.type, offeredType(resource)] as const] : [],
  );
  const fhirVersion = lineOf(statement.fhirVersion);
  return {
    ...(fhirVersion !== undefined && { fhirVersion }),
    ...(offered.length > 0 && { offered: new Map(offered) }),
    ...(listOf(statement.instantiates).some(isUsCore) && { posts: true }),
  };
}

const textsIn = (value: unknown): readonly string[] => listOf(value).filter((text) => typeof text === 'string');

function offeredType({ searchInclude, searchRevInclude, searchParam, interaction }: JsonObject): OfferedType {
  const reverseIncludes = textsIn(searchRevInclude);
  const parameters = objectsOf(searchParam).flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
  const interactions = objectsOf(interaction).map(({ code }) => code);
  return {
    includes: new Set(textsIn(searchInclude)),
    ...(reverseIncludes.length > 0 && { reverseIncludes: new Set(reverseIncludes) }),
    ...(parameters.length > 0 && { parameters: new Set(parameters) }),
    ...(interactions.length > 0 && { isSearchable: interactions.includes('search-type') }),
  };
}
