/**
 * Faults that a test can set at a server of the exchange. `none` ends all faults of the server.
 *
 * No answer: `down` (the connection breaks at once), `held` (until the server's faults are set anew, and then by those), `slow`, `trickle`
 * (one byte a second), `cut` (half a body).
 * Another answer: `refuse` 403, `unauthorised` 401, `unavailable` 503, `busy` 429, `redirect` (to another host), `garbage`.
 * Paging: `endless`, `loop` (next is the page itself), `foreign-next` (another host), `empty-page` (an empty first page
 * with a next), `short` (total says more than comes), `lost-page` (410 for the second page).
 * Content: `warning` (an OperationOutcome says that something was left out), `other-patient` (somebody else's record;
 * the Patient itself only where `types` names it).
 */
export const faultKinds = [
  'none',
  'down',
  'held',
  'refuse',
  'unauthorised',
  'unavailable',
  'slow',
  'trickle',
  'cut',
  'garbage',
  'busy',
  'redirect',
  'endless',
  'loop',
  'foreign-next',
  'empty-page',
  'short',
  'lost-page',
  'warning',
  'other-patient',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly fault: FaultKind;
  /** Only for these resource types; a page counts as the type that was searched. Without it: every request. */
  readonly types?: readonly string[];
  /** `slow`: milliseconds before the answer. `trickle`: milliseconds between two bytes (1000). */
  readonly ms?: number;
  /** `garbage`: a web page with status 200, or JSON that ends too early. */
  readonly form?: 'html' | 'json';
  /** `unavailable`, `busy`: seconds for Retry-After. */
  readonly retryAfter?: number;
  /** `endless`: each page repeats the same ids, instead of new ones. */
  readonly sameEntries?: boolean;
}

/** A request that a server received; never its values, so that a log holds no patient. */
export interface LoggedRequest {
  readonly at: number;
  readonly method: string;
  readonly path: string;
  readonly query: readonly string[];
  readonly body: readonly string[];
  readonly status?: number;
  /** The client went away before the answer had ended. */
  readonly aborted: boolean;
}

/** An assertion that a network's token service received: it names the user, and no patient. */
export interface SeenAssertion {
  readonly at: number;
  /** The server that the token is for. */
  readonly resource: string;
  /** `granted`, or the OAuth error it was refused with. */
  readonly outcome: string;
  /** Extensions of the assertion: `hl7-b2b` or `ihe_iua`. */
  readonly extensions?: unknown;
  /** Requests that the granted token let in. */
  readonly uses: number;
}

/** Token of a person's grant, as a test may see it: never the token itself. */
export interface ActiveToken {
  readonly kind: 'AccessToken' | 'RefreshToken';
  readonly grant: string;
}

/** Lifetimes that can be changed at an authorisation server while it runs. */
export interface TokenLifetimes {
  readonly accessTokenSeconds?: number;
  readonly refreshTokenSeconds?: number;
  readonly launchSeconds?: number;
}

async function control(origin: string, path: string, method: string, body?: unknown): Promise<unknown> {
  const response = await fetch(new URL(path, origin), {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  if (!response.ok) throw new Error(`${method} ${path} at ${origin}: ${response.status} ${await response.text()}`);
  return response.status === 204 ? undefined : response.json();
}

/** Replaces the faults of one server; several may hold at once, each for its own resource types. */
export async function setFault(origin: string, ...faults: readonly (Fault | FaultKind)[]): Promise<void> {
  await control(origin, '/__faults', 'POST', { faults: faults.map((fault) => (typeof fault === 'string' ? { fault: fault } : fault)) });
}

/** Every server named answers well again. */
export async function clearFaults(origins: readonly string[]): Promise<void> {
  await Promise.all(origins.map((origin) => setFault(origin)));
}

/** The requests a server has received since it started or since `clearLog`, oldest first. */
export async function readLog(origin: string): Promise<readonly LoggedRequest[]> {
  // The server is our own and writes exactly this type.
  return (await control(origin, '/__log', 'GET')) as readonly LoggedRequest[];
}

/** Empties a server's log of requests. */
export async function clearLog(origin: string): Promise<void> {
  await control(origin, '/__log', 'DELETE');
}

/** Reads the users named at a national network's token service since it started or since `clearAssertions`, oldest first. */
export async function readAssertions(origin: string): Promise<readonly SeenAssertion[]> {
  // The server is our own and writes exactly this type.
  return (await control(origin, '/__assertions', 'GET')) as readonly SeenAssertion[];
}

export async function clearAssertions(origin: string): Promise<void> {
  await control(origin, '/__assertions', 'DELETE');
}

/** Changes how long new tokens and launches live, at the record system or the identity provider. */
export async function setLifetimes(origin: string, lifetimes: TokenLifetimes): Promise<void> {
  await control(origin, '/__lifetimes', 'POST', lifetimes);
}

/** Sets how, and how long ago, the next people to sign in at the identity provider were authenticated; without it, strongly and now. */
export async function setAuthentication(
  origin: string,
  authentication: { readonly acr?: string; readonly amr?: readonly string[]; readonly secondsAgo?: number } = {},
): Promise<void> {
  await control(origin, '/__authentication', 'PUT', authentication);
}

/** Replaces the resource types whose scopes a record system grants to nobody. */
export async function withholdTypes(origin: string, ...types: readonly string[]): Promise<void> {
  await control(origin, '/__withheld', 'POST', types);
}

/** Ends every session, token and grant of an authorisation server at once, as an administrator would. */
export async function endSessions(origin: string): Promise<void> {
  await control(origin, '/__sessions', 'DELETE');
}

/** Tokens of people that an authorisation server would accept now. */
export async function activeTokens(origin: string): Promise<readonly ActiveToken[]> {
  // The server is our own and writes exactly this type.
  return (await control(origin, '/__tokens', 'GET')) as readonly ActiveToken[];
}

/** Takes the revocation endpoint of an authorisation server out of service, and no other; `up` ends it. */
export async function setRevocation(origin: string, state: 'up' | 'down'): Promise<void> {
  await control(origin, '/__revocation', 'POST', state);
}
