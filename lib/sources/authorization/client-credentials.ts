import 'server-only';
import {
  allowInsecureRequests,
  clientCredentialsGrant,
  Configuration,
  customFetch,
  modifyAssertion,
  PrivateKeyJwt,
  type CustomFetchOptions,
} from 'openid-client';
import { importJWK, type JWK } from 'jose';
import { z } from 'zod';
import { SourceFailure } from '#/lib/sources/failure.ts';
import { byteBudget, readBody } from '#/lib/sources/read-body.ts';
import { secureAddress } from '#/lib/sources/secure-address.ts';
import { accessToken, forgetToken, type IssuedToken } from '#/lib/sources/token-store.ts';
import type { AuthorizationContext, AuthorizationMethod } from './authorization-method.ts';

const options = z.strictObject({
  kind: z.literal('client-credentials'),
  /** The authorisation server's token endpoint. */
  tokenUrl: secureAddress,
  client: z.strictObject({
    id: z.string().min(1),
    authentication: z.literal('private_key_jwt').default('private_key_jwt'),
    /** A private JWK (ES384 or RS384) as JSON text; by reference only. */
    key: z.string().min(1),
  }),
  scope: z.string().optional(),
  /** RFC 8707: for which server the token is meant. Default: the source's base address. */
  resource: z.string().optional(),
  /** `aud` of the client assertion. Default: the token endpoint (SMART Backend Services). */
  audience: z.string().optional(),
});
type Options = z.infer<typeof options>;

const tokenTimeoutSeconds = 10;

/** SMART Backend Services: client_credentials with a signed assertion; tokens are kept in memory only. */
export const clientCredentials: AuthorizationMethod<Options> = {
  kind: 'client-credentials',
  options,
  open: (given, context) => {
    const key = tokenKey(given, context);
    return {
      headers: async () => ({ Authorization: `Bearer ${await accessToken(key, () => requestToken(given, context), context.signal)}` }),
      renew: () => forgetToken(key),
    };
  },
};

/** Never shared between sources, users, organisations or purposes (standards §0.2). */
function tokenKey(given: Options, { source, user }: AuthorizationContext): string {
  const { viewer, purpose } = user;
  return JSON.stringify([
    source.id,
    source.url,
    given.tokenUrl,
    given.client.id,
    given.scope,
    viewer.issuer,
    viewer.subject,
    viewer.organisation,
    viewer.role,
    purpose,
  ]);
}

async function requestToken(given: Options, { source }: AuthorizationContext): Promise<IssuedToken> {
  try {
    const configuration = await clientAt(given);
    const resource = given.resource ?? source.url;
    const answer = await clientCredentialsGrant(configuration, given.scope ? { resource, scope: given.scope } : { resource });
    return { accessToken: answer.access_token, lifetimeSeconds: answer.expires_in ?? 60 };
  } catch (error) {
    throw new SourceFailure({ kind: 'no-token', what: 'the token service gave none' }, error);
  }
}

async function clientAt(given: Options): Promise<Configuration> {
  const jwk: JWK = z
    .looseObject({ kty: z.string(), kid: z.string().optional(), alg: z.string().optional() })
    .parse(JSON.parse(given.client.key));
  const key = await importJWK(jwk, jwk.alg ?? (jwk.kty === 'RSA' ? 'RS384' : 'ES384'));
  if (key instanceof Uint8Array) throw new TypeError('a symmetric key cannot sign for a client');
  const authentication = PrivateKeyJwt(jwk.kid ? { key, kid: jwk.kid } : key, {
    [modifyAssertion]: (_, payload) => {
      payload.aud = given.audience ?? given.tokenUrl;
    },
  });
  const endpoint = new URL(given.tokenUrl);
  const configuration = new Configuration({ issuer: endpoint.origin, token_endpoint: given.tokenUrl }, given.client.id, {}, authentication);
  configuration.timeout = tokenTimeoutSeconds;
  configuration[customFetch] = boundedFetch;
  // The configuration's own check let http pass on a loopback host only.
  if (endpoint.protocol === 'http:') allowInsecureRequests(configuration);
  return configuration;
}

const mostMegabytes = 0.1;

/** A token answer is small; no redirect is followed with an assertion, and nothing is kept. */
async function boundedFetch(url: string, { body: form, ...init }: CustomFetchOptions): Promise<Response> {
  const response = await fetch(url, {
    ...init,
    body: form instanceof URLSearchParams ? form : null,
    redirect: 'manual',
    cache: 'no-store',
  });
  const body = await readBody(response, byteBudget(mostMegabytes), () => undefined);
  return new Response(new Uint8Array(body), { status: response.status, headers: response.headers });
}
