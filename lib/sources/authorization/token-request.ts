import 'server-only';
import { createHash, createHmac, randomBytes } from 'node:crypto';
import { allowInsecureRequests, Configuration, customFetch, genericGrantRequest, type CustomFetchOptions } from 'openid-client';
import { Agent } from 'undici';
import { z } from 'zod';
import { chargeAnswer } from '#/lib/process/answer-memory.ts';
import { patientTimeout } from '#/lib/process/patient-timer.ts';
import { clientAuthentication } from '#/lib/config/client/client-authentication.ts';
import { accessByScopes } from '#/lib/config/client/type-access.ts';
import { tokenServiceClient } from '#/lib/config/schema/client.ts';
import { mutualTls } from '#/lib/config/schema/mutual-tls.ts';
import { referenceCode } from '#/lib/operator-log/reference-code.ts';
import { writeOperatorLine } from '#/lib/operator-log/write-operator-line.ts';
import type { Authorization, AuthorizationContext } from './authorization-method.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { byteBudget, readBody } from '#/lib/sources/reading/read-body.ts';
import { secureAddress } from '#/lib/sources/http/secure-address.ts';
import { tlsOptions } from '#/lib/sources/http/tls-options.ts';
import { withUsedMembers } from './token-answer.ts';
import { tokenFault } from './token-fault.ts';
import { usableToken, forgetToken, type IssuedToken } from './token-store.ts';

/** Options of every method that requests tokens from a token service. */
export const tokenClientKeys = {
  /** The authorisation server's token endpoint. */
  tokenUrl: secureAddress,
  client: tokenServiceClient,
  scope: z.string().optional(),
  /** Server that the token is meant for (RFC 8707). Default: the source's base address. */
  resource: z.string().optional(),
  /** `aud` of the client assertion. Default: the token endpoint (SMART Backend Services). */
  audience: z.string().optional(),
  /** Our certificate at the token service (RFC 8705); apart from the source's own, which is another server. */
  tls: mutualTls.optional(),
};
const tokenClient = z.object(tokenClientKeys);
export type TokenClient = z.infer<typeof tokenClient>;

export interface TokenRequest {
  readonly grant: string;
  /** Parameters in addition to scope, resource and the client's assertion. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The patient that the token is limited to, where the service issues it for one patient: it serves no other (H02). */
  readonly patient?: string;
  /** Certificates for the assertion's header. */
  readonly header?: { readonly x5c: readonly string[] };
  /** Claims about the user for the assertion. */
  readonly extensions?: Readonly<Record<string, object>>;
}

const tokenTimeoutSeconds = 10;
const mostMegabytes = 0.1;

/** Authorises by a bearer token of a token service: cached while it lives, requested again after a refusal. */
export function tokenAuthorization(
  options: TokenClient & { readonly kind: string },
  context: AuthorizationContext,
  request: TokenRequest,
): Authorization {
  const key = tokenKey(options, context, request);
  const token = (): Promise<IssuedToken> => usableToken(key, () => requestToken(options, context, request), context.signal);
  return {
    headers: async () => ({ Authorization: `Bearer ${(await token()).accessToken}` }),
    accessToTypes: async () => accessByScopes(options.scope, (await token()).scope),
    renew: ({ Authorization: refused }) => forgetToken(key, refused?.slice('Bearer '.length)),
  };
}

/** Cache key of a token: never shared between sources, users, organisations, roles or purposes, nor between patients where it is limited to one (standards §0.2). */
function tokenKey(
  options: TokenClient & { readonly kind: string },
  { source, user }: AuthorizationContext,
  { patient, parameters }: TokenRequest,
): string {
  const { viewer, purpose } = user;
  // A token obtained by exchange ends with the sign-in's own token: after a sign-out the next sign-in requests another.
  const exchangedDigest = createHash('sha256')
    .update(parameters['subject_token'] ?? '')
    .digest('base64url');
  const userKey = [viewer.issuer, viewer.subject, viewer.organisation, viewer.role, purpose, exchangedDigest];
  const clientKey = [options.kind, source.id, source.url, options.tokenUrl, options.client.id, options.scope, options.resource];
  return createHmac('sha256', digestKey)
    .update(JSON.stringify([...clientKey, ...userKey, patient]))
    .digest('base64url');
}

/** Made anew in each process: the cache knows whom a token is for only as a digest that nobody can work out from a number. */
const digestKey = randomBytes(32);

/** Requests one token. Throws a SourceFailure without the service's own words; the operator's log has the reason. */
async function requestToken(options: TokenClient, { source, patient }: AuthorizationContext, request: TokenRequest): Promise<IssuedToken> {
  try {
    const configuration = await clientAt(options, request);
    const answer = await genericGrantRequest(configuration, request.grant, {
      resource: options.resource ?? source.url,
      ...(options.scope !== undefined && { scope: options.scope }),
      ...request.parameters,
    });
    return { accessToken: answer.access_token, lifetimeSeconds: answer.expires_in ?? 60, scope: answer.scope };
  } catch (error) {
    const { detail, reason, passing, facts } = await tokenFault(error);
    const reference = referenceCode();
    const { host } = new URL(options.tokenUrl);
    const names = [patient?.family ?? '', ...(patient?.given ?? [])];
    writeOperatorLine({ event: 'token-not-given', reference, about: source.id, step: 'token', reason, host, ...facts }, names);
    throw new SourceFailure({ kind: 'no-token', detail, reference, passing }, error);
  }
}

async function clientAt(options: TokenClient, { header, extensions }: TokenRequest): Promise<Configuration> {
  const audience = options.audience ?? options.tokenUrl;
  const authentication = await clientAuthentication(options.client, { audience, header, extensions });
  const endpoint = new URL(options.tokenUrl);
  const configuration = new Configuration(
    { issuer: endpoint.origin, token_endpoint: options.tokenUrl },
    options.client.id,
    {},
    authentication,
  );
  // The limit is ours (`boundedFetch`): the library's would count our own delay.
  configuration.timeout = 6 * tokenTimeoutSeconds;
  configuration[customFetch] = (url, init) => boundedFetch(options.tls, url, init);
  // The configuration's own check let http pass on a loopback host only.
  if (endpoint.protocol === 'http:') allowInsecureRequests(configuration);
  return configuration;
}

/**
 * Fetches a token answer within a small limit, without redirects and without a cache. Each request has a connection of its
 * own: on a shared one, an answer that comes twice would hand one user's token to the next (security §1.4).
 */
async function boundedFetch(tls: TokenClient['tls'], url: string, { body: form, ...init }: CustomFetchOptions): Promise<Response> {
  const timeout = patientTimeout(tokenTimeoutSeconds * 1_000, () => new DOMException(undefined, 'TimeoutError'));
  const signal = init.signal ? AbortSignal.any([init.signal, timeout.signal]) : timeout.signal;
  const charge = chargeAnswer(url);
  const dispatcher = new Agent({ connections: 1, pipelining: 1, allowH2: false, connect: tlsOptions(tls) });
  try {
    const body = form instanceof URLSearchParams ? form : null;
    const request = { ...init, body, signal, redirect: 'manual', cache: 'no-store', dispatcher } as const;
    const response = await fetch(url, request);
    const bytes = await readBody(response, { budget: byteBudget(mostMegabytes), charge });
    // 201 is a success too, which the library does not take for one; an answer of 204 may have no body.
    const status = response.status === 201 ? 200 : response.status;
    const answer = bytes.length === 0 ? null : response.ok ? withUsedMembers(bytes) : new Uint8Array(bytes);
    return new Response(answer, { status, headers: response.headers });
  } finally {
    timeout.stop();
    charge.release();
    await dispatcher.destroy();
  }
}
