import 'server-only';
import { limitsSchema } from '#/lib/config/schema/schema.ts';
import { resourceOf, type Resource } from '#/lib/fhir/resource/json.ts';
import { newRequestId, openConnection, type Connection } from '#/lib/sources/fetch/connection.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { pagesOf, type PageCaps } from '#/lib/sources/gather/pages.ts';
import type { RequestingUser } from '#/lib/sources/authorization/requesting-user.ts';
import { endpointOf, memberOf, type DirectoryMember } from './directory-entry.ts';
import type { NetworkOptions } from './network-options.ts';

/** A directory, read whole: by id, and by every identifier that only one organisation has. */
export interface NetworkDirectory {
  readonly byId: ReadonlyMap<string, DirectoryMember>;
  readonly byIdentifier: ReadonlyMap<string, DirectoryMember>;
}

/** A national one has tens of thousands; more than this is a mistake, or an attack. */
const mostMembers = 250_000;
const limits = limitsSchema.parse({ totalMs: 600_000, concurrency: 2, pages: 6_000, megabytes: 1_000 });
/** Short enough that reading one holds up no record. */
const pageSize = '500';

/** Reads without a patient or a viewer: the list of organisations is no patient's secret. */
const ourselves: RequestingUser = {
  viewer: {
    subject: 'tributary',
    issuer: 'urn:tributary',
    name: 'Tributary',
    role: 'none',
    organisation: 'none',
    organisationName: 'Tributary',
  },
  purpose: 'TREAT',
};

/** Reads both searches of mCSD ITI-90 to their last page, one after the other. Throws a SourceFailure unless it is whole. */
export async function readDirectory(id: string, network: NetworkOptions): Promise<NetworkDirectory> {
  const { url, authorization } = network.directory;
  const upstream = { id: `${id}-directory`, name: 'directory', url, authorization, limits };
  const connection = openConnection(upstream, ourselves, AbortSignal.timeout(limits.totalMs));
  try {
    const caps: PageCaps = { leftPages: limits.pages };
    const endpoints = new Map<string, string>();
    for await (const resource of everyOne(connection, 'Endpoint', ['status', 'active'], caps)) {
      const endpoint = endpointOf(resource, network.reach);
      if (endpoint) endpoints.set(...endpoint);
    }
    const shared = new Set<string>();
    const [byId, byIdentifier] = [new Map<string, DirectoryMember>(), new Map<string, DirectoryMember>()];
    for await (const resource of everyOne(connection, 'Organization', ['active', 'true'], caps)) {
      const member = memberOf(resource, endpoints, network.directory);
      if (!member) continue;
      if (byId.size >= mostMembers) throw new SourceFailure({ kind: 'too-large', limit: 'resources', value: mostMembers });
      byId.set(member.id, member);
      for (const identifier of member.identifiers) {
        if (byIdentifier.has(identifier)) shared.add(identifier);
        byIdentifier.set(identifier, member);
      }
    }
    // A shared number names no organisation for certain: the wrong one would be queried, and the right one not (H05).
    for (const identifier of shared) byIdentifier.delete(identifier);
    return { byId, byIdentifier };
  } finally {
    await connection.close();
  }
}

async function* everyOne(
  connection: Connection,
  type: string,
  narrowed: readonly [string, string],
  caps: PageCaps,
): AsyncGenerator<Resource, void, undefined> {
  const query = { type, params: [narrowed, ['_count', pageSize]] as const, categories: [], fallbacks: [] };
  for await (const { searchset } of pagesOf(connection, query, newRequestId(), caps)) {
    for (const { resource } of searchset.entries) {
      const read = resourceOf(resource);
      if (read) yield read;
    }
  }
}
