import 'server-only';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import smart from 'fhirclient';
import { getAndCache } from 'fhirclient/lib/lib.js';
import { z } from 'zod';
import type { SmartSignIn } from '#/lib/config/schema/schema.ts';

export interface SmartRequest {
  readonly redirectUri: string;
  readonly state: string;
  readonly nonce: string;
  readonly scope: string;
  /** Opaque, from the launching system; absent in a standalone launch. */
  readonly launch?: string;
}

export interface SmartAuthorization {
  /** Where the reader is sent. */
  readonly location: string;
  readonly codeVerifier: string;
  readonly authorizeUri: string;
  readonly tokenUri: string;
}

const smartState = z.object({ codeVerifier: z.string(), authorizeUri: z.string(), tokenUri: z.string() });

/** `DEBUG=FHIR*`, or `*`: fhirclient's log would print tokens. */
const printsTokens = /(?:^|[\s,])(?:\*|F)/;

/** node-fetch, which fhirclient uses, has no limits of its own. */
const discoveryOptions = { redirect: 'error', size: 1_000_000, timeout: 8_000 } as const;

/**
 * The SMART authorisation request, made by fhirclient, of which only `authorize` is used: it neither exchanges
 * codes nor refreshes, because it sends codes unencoded, verifies no id_token and refreshes without an assertion.
 */
export async function smartAuthorize(signIn: SmartSignIn, request: SmartRequest): Promise<SmartAuthorization> {
  if (printsTokens.test(process.env['DEBUG'] ?? '')) throw new Error('DEBUG must not name FHIR.');
  const kept = new Map<string, unknown>();
  // A failed discovery would be kept until the process ends: ask anew each time.
  await getAndCache(`${signIn.issuer}/.well-known/smart-configuration`, discoveryOptions, true);
  // No key and no secret: they would land in the state.
  const location: unknown = await environment(signIn, request, kept).authorize({
    clientId: signIn.client.id,
    scope: request.scope,
    redirectUri: request.redirectUri,
    stateKey: request.state,
    pkceMode: 'required',
    noRedirect: true,
    wellKnownRequestOptions: discoveryOptions,
  });
  const state = smartState.parse(kept.get(request.state));
  return { ...state, location: withNonce(z.url().parse(location), request.nonce) };
}

/** fhirclient's adapter over this one request: nothing of the caller's reaches it, and it answers no one. */
function environment(signIn: SmartSignIn, asked: SmartRequest, kept: Map<string, unknown>) {
  const request = requestFor(signIn, asked);
  return smart(request, new ServerResponse(request), () => storageIn(kept));
}

/** Parameters in the address win over the configuration (`iss`, `clientId` …): rebuilt with our own issuer and the launch alone. */
function requestFor(signIn: SmartSignIn, { launch }: SmartRequest): IncomingMessage {
  const parameters = new URLSearchParams({ iss: signIn.issuer, ...(launch !== undefined && { launch }) });
  const request = new IncomingMessage(new Socket());
  request.url = `/launch?${parameters}`;
  // Only to complete the address; never the Host header of the caller.
  request.headers.host = 'viewer.invalid';
  return request;
}

const storageIn = (kept: Map<string, unknown>) => ({
  get: (key: string) => Promise.resolve(kept.get(key)),
  set: (key: string, value: unknown) => Promise.resolve(kept.set(key, value)).then(() => value),
  unset: (key: string) => Promise.resolve(kept.delete(key)),
});

/** fhirclient sends no nonce; without one an id_token of another sign-in could be slipped in (OIDC Core §3.1.2.1). */
function withNonce(location: string, nonce: string): string {
  const url = new URL(location);
  url.searchParams.set('nonce', nonce);
  return url.href;
}
