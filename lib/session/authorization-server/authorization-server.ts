import 'server-only';
import {
  allowInsecureRequests,
  Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
  type ServerMetadata,
} from 'openid-client';
import { clientAuthentication } from '#/lib/config/client/client-authentication.ts';
import type { OidcSignIn, SignIn, SmartSignIn } from '#/lib/config/schema/schema.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';
import { ForeignEndpoint } from './foreign-endpoint.ts';
import { withReadableAnswers } from './readable-answer.ts';
import { restrictedFetch, type RestrictedFetch } from './restricted-fetch.ts';
import { signInRefusal } from './sign-in-refusal.ts';
import { readSmartConfiguration } from './smart-configuration.ts';
import { discoveryFaults } from './words.ts';

/** Signature algorithms with a key pair, each tried by a test: `none` and shared secrets do not prove who issued an id_token. */
export const idTokenAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'Ed25519', 'EdDSA'];

const keepMs = 10 * 60_000;
const discovered = new Map<string, { readonly until: number; readonly server: Configuration }>();

/** Origins that a sign-in's authorisation server may have: its issuer's own, and configured `endpoints`. */
const authorizationOrigins = (signIn: SignIn): readonly string[] => [new URL(signIn.issuer).origin, ...signIn.endpoints];

export const authorizationServerFetch = (signIn: SignIn): RestrictedFetch => restrictedFetch(authorizationOrigins(signIn));

/** Discovers the sign-in's authorisation server, at most every ten minutes; a failed discovery is not cached. */
export async function authorizationServer(signIn: SignIn): Promise<Configuration> {
  const key = JSON.stringify([signIn.id, signIn.issuer, signIn.client]);
  const cached = discovered.get(key);
  if (cached && cached.until > Date.now()) return cached.server;
  const server = signIn.kind === 'smart' ? await smartServer(signIn) : await oidcServer(signIn);
  demandOwnOrigins(server.serverMetadata(), authorizationOrigins(signIn));
  discovered.set(key, { until: Date.now() + keepMs, server });
  return server;
}

async function smartServer(signIn: SmartSignIn): Promise<Configuration> {
  const metadata = await readSmartConfiguration(signIn, authorizationServerFetch(signIn));
  return serverOf(signIn, { ...metadata, id_token_signing_alg_values_supported: idTokenAlgorithms });
}

async function oidcServer(signIn: OidcSignIn): Promise<Configuration> {
  const insecure = new URL(signIn.issuer).protocol === 'http:' ? [allowInsecureRequests] : [];
  const provider = await discovery(new URL(signIn.issuer), signIn.client.id, undefined, None(), {
    execute: insecure,
    [customFetch]: withReadableAnswers(authorizationServerFetch(signIn)),
    timeout: 8,
  }).catch((error: unknown) => {
    throw signInRefusal(error, 'discovery');
  });
  const metadata: ServerMetadata = provider.serverMetadata();
  const given = Object.fromEntries(Object.entries(metadata).filter(([, value]) => value !== '')) as typeof metadata;
  return serverOf(signIn, { ...given, id_token_signing_alg_values_supported: usableAlgorithms(metadata) });
}

/** The algorithms that a provider lists and that prove its signature; all of these where it lists none. Refuses one that lists others only. */
function usableAlgorithms({ id_token_signing_alg_values_supported: listed }: ServerMetadata): string[] {
  const offered: readonly unknown[] = [listed ?? []].flat();
  const usable = idTokenAlgorithms.filter((alg) => offered.length === 0 || offered.includes(alg));
  if (usable.length > 0) return usable;
  throw new SignInRefused('server-settings', {
    step: 'discovery',
    detail: discoveryFaults.members(['id_token_signing_alg_values_supported']),
  });
}

async function serverOf(signIn: SignIn, metadata: ServerMetadata): Promise<Configuration> {
  const authentication = await clientAuthentication(signIn.client, { audience: metadata.token_endpoint });
  // A provider may sign userinfo, and seldom says by which algorithm.
  const signed = { ...metadata, userinfo_signing_alg_values_supported: idTokenAlgorithms };
  const server = new Configuration(signed, signIn.client.id, undefined, authentication);
  server[customFetch] = withReadableAnswers(authorizationServerFetch(signIn));
  return guarded(server, signIn);
}

/** openid-client takes an id_token from the token endpoint unverified unless it is told to check the signature. */
function guarded(server: Configuration, signIn: SignIn): Configuration {
  enableNonRepudiationChecks(server);
  // The configuration allows plain http on a loopback host only (design §7).
  if (new URL(signIn.issuer).protocol === 'http:') allowInsecureRequests(server);
  return server;
}

const endpoints = [
  'authorization_endpoint',
  'token_endpoint',
  'jwks_uri',
  'revocation_endpoint',
  'introspection_endpoint',
  'userinfo_endpoint',
] as const;

/** A counterfeit discovery document must not send the reader, our assertion or our code elsewhere (SMART 2.2, security). */
function demandOwnOrigins(metadata: Readonly<ServerMetadata>, origins: readonly string[]): void {
  const named = endpoints.flatMap((name) => (metadata[name] === undefined ? [] : [{ name, address: metadata[name] }]));
  const unusable = named.filter(({ address }) => typeof address !== 'string' || !URL.canParse(address)).map(({ name }) => name);
  if (unusable.length > 0) throw new SignInRefused('server-settings', { step: 'discovery', detail: discoveryFaults.members(unusable) });
  const foreign = named.filter(({ address }) => !origins.includes(new URL(address).origin)).map(({ name }) => name);
  if (foreign.length > 0) throw new ForeignEndpoint(foreign);
}
