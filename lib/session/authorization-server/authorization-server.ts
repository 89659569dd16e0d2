import 'server-only';
import {
  allowInsecureRequests,
  Configuration,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  modifyAssertion,
  None,
  PrivateKeyJwt,
  type ClientAuth,
  type ServerMetadata,
} from 'openid-client';
import { z } from 'zod';
import { completeAssertion } from '#/lib/config/schema/client-assertion.ts';
import type { OidcSignIn, SignIn, SmartSignIn } from '#/lib/config/schema/schema.ts';
import { clientKey } from './client-key.ts';
import { restrictedFetch, type RestrictedFetch } from './restricted-fetch.ts';

/** SMART App Launch 2.2 `.well-known/smart-configuration`; issuer and jwks_uri are required because we request `openid`. */
const smartConfiguration = z.object({
  issuer: z.url(),
  jwks_uri: z.url(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  revocation_endpoint: z.url().optional(),
  introspection_endpoint: z.url().optional(),
  userinfo_endpoint: z.url().optional(),
  code_challenge_methods_supported: z.array(z.string()),
});

/** Signature algorithms with a key pair: `none` and shared secrets do not prove who issued an id_token. */
const idTokenAlgorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'ES256', 'ES384', 'ES512'];

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
  const response = await authorizationServerFetch(signIn)(`${signIn.issuer}/.well-known/smart-configuration`, {
    headers: { accept: 'application/json' },
  });
  if (response.status !== 200) throw new Error('The SMART configuration could not be read.');
  const metadata = smartConfiguration.parse(await response.json());
  const server = new Configuration(
    { ...metadata, id_token_signing_alg_values_supported: idTokenAlgorithms },
    signIn.client.id,
    undefined,
    await clientAuthentication(signIn, metadata.token_endpoint),
  );
  server[customFetch] = authorizationServerFetch(signIn);
  return guarded(server, signIn);
}

async function oidcServer(signIn: OidcSignIn): Promise<Configuration> {
  const insecure = new URL(signIn.issuer).protocol === 'http:' ? [allowInsecureRequests] : [];
  const discoveredServer = await discovery(new URL(signIn.issuer), signIn.client.id, undefined, None(), {
    execute: insecure,
    [customFetch]: authorizationServerFetch(signIn),
    timeout: 8,
  });
  const metadata: ServerMetadata = discoveredServer.serverMetadata();
  const server = new Configuration(
    {
      ...metadata,
      id_token_signing_alg_values_supported: (metadata.id_token_signing_alg_values_supported ?? ['RS256']).filter((alg) =>
        idTokenAlgorithms.includes(alg),
      ),
    },
    signIn.client.id,
    undefined,
    await clientAuthentication(signIn, metadata.token_endpoint),
  );
  server[customFetch] = authorizationServerFetch(signIn);
  return guarded(server, signIn);
}

/** openid-client takes an id_token from the token endpoint unverified unless it is told to check the signature. */
function guarded(server: Configuration, signIn: SignIn): Configuration {
  enableNonRepudiationChecks(server);
  // The configuration allows plain http on a loopback host only (design §7).
  if (new URL(signIn.issuer).protocol === 'http:') allowInsecureRequests(server);
  return server;
}

async function clientAuthentication({ client }: SignIn, tokenEndpoint: string | undefined): Promise<ClientAuth> {
  if (client.authentication === 'none') return None();
  const { key, kid } = await clientKey(client.key ?? '');
  return PrivateKeyJwt(
    { key, kid },
    {
      // openid-client would name the issuer as the audience.
      [modifyAssertion]: (header, payload) => completeAssertion(header, payload, { audience: tokenEndpoint }),
    },
  );
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
  const foreign = endpoints.filter((name) => {
    const value = metadata[name];
    return typeof value === 'string' && !origins.includes(new URL(value).origin);
  });
  if (foreign.length > 0) throw new ForeignEndpoint(foreign);
}

/** The discovery document names an endpoint on another host than the configured one. */
export class ForeignEndpoint extends Error {
  override readonly name = 'ForeignEndpoint';
  readonly endpoints: readonly string[];
  constructor(names: readonly string[]) {
    super(`Foreign endpoints: ${names.join(', ')}`);
    this.endpoints = names;
  }
}
