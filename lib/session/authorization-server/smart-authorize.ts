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
  /** Address at the authorisation server to redirect the reader to. */
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
 * Makes the SMART authorisation request by fhirclient's `authorize`, the only part of it used: it would send codes
 * unencoded, verify no id_token and refresh without an assertion. Throws while `DEBUG` names FHIR.
 */
export async function smartAuthorize(signIn: SmartSignIn, request: SmartRequest): Promise<SmartAuthorization> {
  if (printsTokens.test(process.env['DEBUG'] ?? '')) throw new Error('DEBUG must not name FHIR.');
  const storage = new Map<string, unknown>();
  // fhirclient would cache a failed discovery until the process ends: discover each time.
  await getAndCache(`${signIn.issuer}/.well-known/smart-configuration`, discoveryOptions, true);
  // No key and no secret: they would land in the state.
  const location: unknown = await environment(signIn, request, storage).authorize({
    clientId: signIn.client.id,
    scope: request.scope,
    redirectUri: request.redirectUri,
    stateKey: request.state,
    // `unsafeV1` sends S256 whatever the server states.
    pkceMode: signIn.assumePkce ? 'unsafeV1' : 'required',
    noRedirect: true,
    wellKnownRequestOptions: discoveryOptions,
  });
  const state = smartState.parse(storage.get(request.state));
  return { ...state, location: withOwnParameters(z.url().parse(location), request.nonce, signIn) };
}

/** fhirclient's adapter over a request of our own: nothing of the caller's reaches it, and its response goes nowhere. */
function environment(signIn: SmartSignIn, smartRequest: SmartRequest, storage: Map<string, unknown>) {
  const request = requestFor(signIn, smartRequest);
  return smart(request, new ServerResponse(request), () => storageIn(storage));
}

/** Builds the request with our own issuer and the launch only: fhirclient lets parameters of the address override its options. */
function requestFor(signIn: SmartSignIn, { launch }: SmartRequest): IncomingMessage {
  const parameters = new URLSearchParams({ iss: signIn.issuer, ...(launch !== undefined && { launch }) });
  const request = new IncomingMessage(new Socket());
  request.url = `/launch?${parameters}`;
  // Only to complete the address; never the Host header of the caller.
  request.headers.host = 'viewer.invalid';
  return request;
}

const storageIn = (storage: Map<string, unknown>) => ({
  get: (key: string) => Promise.resolve(storage.get(key)),
  set: (key: string, value: unknown) => Promise.resolve(storage.set(key, value)).then(() => value),
  unset: (key: string) => Promise.resolve(storage.delete(key)),
});

/** fhirclient sends no nonce; without one an id_token of another sign-in could be slipped in (OIDC Core §3.1.2.1). Nor does it send `acr_values`. */
function withOwnParameters(location: string, nonce: string, { assurance: { acrValues } }: SmartSignIn): string {
  const url = new URL(location);
  url.searchParams.set('nonce', nonce);
  if (acrValues.length > 0) url.searchParams.set('acr_values', acrValues.join(' '));
  return url.href;
}
