import { randomBytes } from 'node:crypto';
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import type { Network } from '#/mocks/networks/model/network.ts';
import type { ExchangeOrigins } from './networks/model/origins.ts';
import type { DemoAuthority } from './servers/assertions/demo-authority.ts';
import { clientUri } from './servers/national/national-origin.ts';

export interface DemoJoining {
  readonly network: Network;
  readonly origins: ExchangeOrigins;
  readonly viewerOrigin: string;
  readonly clock: string;
  /** The exchange's own, where its national networks want certificates. */
  readonly authority?: DemoAuthority;
}

/** The environment that the viewer needs to join this exchange: addresses, and keys made now and kept nowhere. */
export async function viewerEnvironment({
  network,
  origins,
  viewerOrigin,
  clock,
  authority,
}: DemoJoining): Promise<Readonly<Record<string, string>>> {
  const name = (part: string): string => `${network.id}_${part}`.toUpperCase().replaceAll('-', '_');
  return {
    TRIBUTARY_CONFIG: `mocks/networks/${network.id}/tributary.yaml`,
    TRIBUTARY_PUBLIC_URL: viewerOrigin,
    TRIBUTARY_CLIENT_KEY: await newClientKey(),
    TRIBUTARY_SESSION_KEY: randomBytes(32).toString('base64'),
    TRIBUTARY_CLOCK: clock,
    ...(authority && (await certifiedClient(authority, viewerOrigin))),
    [name('ehr')]: origins.ehr,
    [name('identity-provider')]: origins.identityProvider,
    [name('master-index')]: origins.masterIndex,
    [name('consent')]: origins.consent,
    ...Object.fromEntries(Object.entries(origins.sources).map(([id, origin]) => [name(id), origin])),
  };
}

/** The client as the community's certificates know it. */
async function certifiedClient(authority: DemoAuthority, viewerOrigin: string): Promise<Readonly<Record<string, string>>> {
  const { key, certificates } = await authority.enrol(clientUri(viewerOrigin));
  const [client = '', issuer = ''] = certificates;
  return { TRIBUTARY_UDAP_KEY: key, TRIBUTARY_UDAP_CERTIFICATE: client, TRIBUTARY_UDAP_ISSUER: issuer };
}

/** A private ES384 JWK, as SMART 2.2 asks of asymmetric clients; `kid` is its thumbprint (RFC 7638). */
async function newClientKey(): Promise<string> {
  const { privateKey } = await generateKeyPair('ES384', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return JSON.stringify({ ...jwk, alg: 'ES384', use: 'sig', kid: await calculateJwkThumbprint(jwk) });
}
