import 'server-only';
import { createHash } from 'node:crypto';
import {
  allowInsecureRequests,
  Configuration,
  customFetch,
  genericGrantRequest,
  modifyAssertion,
  PrivateKeyJwt,
  type CustomFetchOptions,
} from 'openid-client';
import { calculateJwkThumbprint, importJWK, type JWK } from 'jose';
import { Agent } from 'undici';
import { z } from 'zod';
import { mutualTls } from '#/lib/config/schema/mutual-tls.ts';
import type { Authorization, AuthorizationContext } from './authorization-method.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { byteBudget, readBody } from '#/lib/sources/http/read-body.ts';
import { secureAddress } from '#/lib/sources/http/secure-address.ts';
import { tlsOptions } from '#/lib/sources/http/tls-options.ts';
import { accessToken, forgetToken, type IssuedToken } from './token-store.ts';

/** What every method has that asks a token service with a signed assertion of our own. */
export const tokenClientKeys = {
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
  /** Our certificate at the token service, and whom it is trusted by (RFC 8705): not the source's own, whose server is another. */
  tls: mutualTls.optional(),
};
const tokenClient = z.object(tokenClientKeys);
export type TokenClient = z.infer<typeof tokenClient>;

export interface TokenRequest {
  readonly grant: string;
  /** Beside scope, resource and the client's assertion. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The one patient whom the token is for, where the service gives it for one alone: it serves no other (H02). */
  readonly patient?: string;
  /** Added to the assertion: its header's certificates, its claims about the user. */
  readonly header?: { readonly x5c: readonly string[] };
  readonly extensions?: Readonly<Record<string, object>>;
}

const tokenTimeoutSeconds = 10;
const mostMegabytes = 0.1;

/** A way in by a token of a service: held while it lives, asked for anew once it was refused. */
export function tokenAuthorization(
  given: TokenClient & { readonly kind: string },
  context: AuthorizationContext,
  request: TokenRequest,
): Authorization {
  const key = tokenKey(given, context, request);
  return {
    headers: async () => ({
      Authorization: `Bearer ${await accessToken(key, () => requestToken(given, context, request), context.signal)}`,
    }),
    renew: ({ Authorization: refused }) => forgetToken(key, refused?.slice('Bearer '.length)),
  };
}

/** Tokens are never shared between sources, users, organisations, roles or purposes, nor, where they are for one, between patients (standards §0.2). */
function tokenKey(
  given: TokenClient & { readonly kind: string },
  { source, user }: AuthorizationContext,
  { patient, parameters }: TokenRequest,
): string {
  const { viewer, purpose } = user;
  // What was had for one sign-in's token ends with it: after a sign-out the next one asks anew.
  const from = createHash('sha256')
    .update(parameters['subject_token'] ?? '')
    .digest('base64url');
  const who = [viewer.issuer, viewer.subject, viewer.organisation, viewer.role, purpose, from];
  const what = [given.kind, source.id, source.url, given.tokenUrl, given.client.id, given.scope, given.resource];
  return JSON.stringify([...what, ...who, patient]);
}

/** One token, or a SourceFailure; the service's own words stay out of it. */
async function requestToken(given: TokenClient, { source }: AuthorizationContext, request: TokenRequest): Promise<IssuedToken> {
  try {
    const configuration = await clientAt(given, request);
    const answer = await genericGrantRequest(configuration, request.grant, {
      resource: given.resource ?? source.url,
      ...(given.scope !== undefined && { scope: given.scope }),
      ...request.parameters,
    });
    return { accessToken: answer.access_token, lifetimeSeconds: answer.expires_in ?? 60 };
  } catch (error) {
    throw new SourceFailure({ kind: 'no-token', detail: 'the token service gave none' }, error);
  }
}

async function clientAt(given: TokenClient, { header, extensions }: TokenRequest): Promise<Configuration> {
  const jwk: JWK = z
    .looseObject({ kty: z.string(), kid: z.string().optional(), alg: z.string().optional() })
    .parse(JSON.parse(given.client.key));
  const key = await importJWK(jwk, jwk.alg ?? (jwk.kty === 'RSA' ? 'RS384' : 'ES384'));
  if (key instanceof Uint8Array) throw new TypeError('a symmetric key cannot sign for a client');
  // The name under which jwks.json shows it: SMART demands one, and a service that knows several keys cannot do without.
  const kid = jwk.kid ?? (await calculateJwkThumbprint(jwk));
  const authentication = PrivateKeyJwt(
    { key, kid },
    {
      [modifyAssertion]: (head, payload) => {
        Object.assign(head, { typ: 'JWT' });
        payload.aud = given.audience ?? given.tokenUrl;
        // Not asked for, and refused by a service whose clock is a second behind ours.
        delete payload.nbf;
        if (header) Object.assign(head, header);
        if (extensions) Object.assign(payload, { extensions });
      },
    },
  );
  const endpoint = new URL(given.tokenUrl);
  const configuration = new Configuration({ issuer: endpoint.origin, token_endpoint: given.tokenUrl }, given.client.id, {}, authentication);
  configuration.timeout = tokenTimeoutSeconds;
  configuration[customFetch] = (url, init) => boundedFetch(given.tls, url, init);
  // The configuration's own check let http pass on a loopback host only.
  if (endpoint.protocol === 'http:') allowInsecureRequests(configuration);
  return configuration;
}

/**
 * A token answer is small; no redirect is followed with an assertion, and nothing is kept. A connection of its own: on one
 * that is shared, an answer that comes twice would hand one user's token to the next (security §1.4).
 */
async function boundedFetch(tls: TokenClient['tls'], url: string, { body: form, ...init }: CustomFetchOptions): Promise<Response> {
  const dispatcher = new Agent({ connections: 1, pipelining: 1, allowH2: false, connect: tlsOptions(tls) });
  try {
    const body = form instanceof URLSearchParams ? form : null;
    const alone = { ...init, body, redirect: 'manual', cache: 'no-store', dispatcher } as const;
    const response = await fetch(url, alone);
    const bytes = await readBody(response, byteBudget(mostMegabytes), () => undefined);
    return new Response(new Uint8Array(bytes), { status: response.status, headers: response.headers });
  } finally {
    await dispatcher.destroy();
  }
}
