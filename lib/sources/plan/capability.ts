import 'server-only';
import { objectsOf, resourceOf } from '#/lib/fhir/json.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import type { Connection } from '#/lib/sources/connection.ts';
import { fetchFhir } from '#/lib/sources/fetch-fhir.ts';
import { abortFailure } from '#/lib/sources/race-abort.ts';

/** What a server says of itself (CapabilityStatement; Conformance before STU3). */
export interface Capability {
  readonly fhirVersion?: string;
  /** Resource type → what of it. Undefined when it lists none: then it is asked for everything usual. */
  readonly offered?: ReadonlyMap<string, OfferedType>;
}

export interface OfferedType {
  readonly includes: ReadonlySet<string>;
}

interface HeldCapability {
  readonly capability: Capability;
  readonly until: number;
}

/** Not about any patient, so it may be remembered for a while: it spares each opening a round trip. */
const held = new Map<string, HeldCapability>();
const holdMs = 10 * 60_000;

/** The server's CapabilityStatement; `undefined` when it gives none, and then it is asked for everything usual. */
export async function capabilityOf(connection: Connection, requestId: string): Promise<Capability | undefined> {
  const { url } = connection.upstream;
  const known = held.get(url);
  if (known && known.until > Date.now()) return known.capability;
  try {
    const capability = readCapability(await fetchFhir(connection, { address: `${url}/metadata`, requestId }));
    if (capability) held.set(url, { capability, until: Date.now() + holdMs });
    return capability;
  } catch {
    // A source without a readable /metadata may still hold the record: its searches will say.
    if (connection.deadline.signal.aborted) throw abortFailure(connection.deadline.signal);
    return undefined;
  }
}

const statementTypes = new Set(['CapabilityStatement', 'Conformance']);

/** Pure: `undefined` when it is no CapabilityStatement. */
export function readCapability(body: unknown): Capability | undefined {
  const statement = resourceOf(body);
  if (statement === undefined || !statementTypes.has(statement.resourceType)) return undefined;
  const [rest] = objectsOf(statement.rest);
  const offered = objectsOf(rest?.resource).flatMap(({ type, searchInclude }) => {
    if (typeof type !== 'string') return [];
    const includes = Array.isArray(searchInclude) ? searchInclude.filter((one) => typeof one === 'string') : [];
    return [[type, { includes: new Set(includes) }] as const];
  });
  const fhirVersion = lineOf(statement.fhirVersion);
  return { ...(fhirVersion !== undefined && { fhirVersion }), ...(offered.length > 0 && { offered: new Map(offered) }) };
}
