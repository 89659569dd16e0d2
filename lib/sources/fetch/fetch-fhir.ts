import 'server-only';
import { DelegateBackoff, handleWhen, retry } from 'cockatiel';
import { inTimeZone } from '#/lib/fhir/resource/in-time-zone.ts';
import { acceptHeader } from '#/lib/sources/http/accept-header.ts';
import { addParameters, addressAtServer } from '#/lib/sources/http/address-under-base.ts';
import type { Connection } from './connection.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { earnRetry, guardFailure, takeRetry } from '#/lib/sources/http/breaker-and-retries.ts';
import { isSocketClosed, networkFailure } from '#/lib/sources/http/network-error.ts';
import { parseAnswer } from '#/lib/sources/http/parse-answer.ts';
import { raceAbort } from '#/lib/sources/http/with-abort.ts';
import { isIncompleteAnswer, incompleteAnswer, readBody } from '#/lib/sources/http/read-body.ts';
import { errorAnswerFailure } from '#/lib/sources/http/error-answer.ts';

export interface FhirRequest {
  /** Relative or absolute, built by us or written by the server: checked before anything is sent. */
  readonly address: string;
  readonly requestId: string;
  /** POSTed content, such as an operation's Parameters. Read-only, so sending it twice does no harm. */
  readonly body?: unknown;
  /** Search parameters POSTed as a form: no patient's number in an address or a log of addresses. */
  readonly form?: URLSearchParams;
  readonly headers?: Readonly<Record<string, string>>;
}

const errorBodyMegabytes = 0.25;
const retryableStatuses = new Set([429, 502, 503, 504]);

/** Requests FHIR, JSON or XML, from under the source's base (GET, or POST with a body or form), with one retry of a transient failure. Throws a SourceFailure. */
export async function fetchFhir(connection: Connection, request: FhirRequest): Promise<unknown> {
  const { guards, deadline } = connection;
  const url = addressAtServer(connection.upstream, request.address);
  if (!url) throw new SourceFailure({ kind: 'wrong-place', detail: 'address' });
  addParameters(url, connection.upstream.parameters);
  const once = retry(
    handleWhen((error) => isWorthRetrying(error, connection)),
    { maxAttempts: 1, backoff: new DelegateBackoff(({ result }) => retryDelayMs(result)) },
  );
  earnRetry(guards.retries);
  const guarded = (): Promise<unknown> => guards.bulkhead.execute(() => authorised(connection, url, request), deadline.signal);
  const inTurn = (): Promise<unknown> => connection.turns.execute(() => guards.breaker.execute(guarded, deadline.signal), deadline.signal);
  const answer = once.execute(inTurn, deadline.signal);
  try {
    return await raceAbort(answer, deadline.signal);
  } catch (error) {
    throw guardFailure(error, guards);
  }
}

function isWorthRetrying(error: unknown, { deadline, guards }: Connection): boolean {
  if (!(error instanceof SourceFailure) || deadline.signal.aborted) return false;
  const { failure } = error;
  const transient =
    failure.kind === 'unreachable' ||
    failure.kind === 'refused' ||
    (failure.kind === 'answered-error' && retryableStatuses.has(failure.status));
  return transient && retryDelayMs({ error }) < deadline.remainingMs() && takeRetry(guards.retries);
}

/** Delay with full jitter, not sooner than the server asked for. */
function retryDelayMs(result: { readonly error: unknown } | { readonly value: unknown }): number {
  const failure = 'error' in result && result.error instanceof SourceFailure ? result.error.failure : undefined;
  const retryAfterMs = failure?.kind === 'answered-error' ? (failure.retryAfterMs ?? 0) : 0;
  return retryAfterMs + Math.random() * 250;
}

/** Attaches credentials, and replaces once a token that ended early. */
async function authorised(connection: Connection, url: URL, request: FhirRequest): Promise<unknown> {
  // Credentials are attached only here: `url` was checked to be under the source's base.
  const credentials = await connection.authorization.headers();
  try {
    return await attempt(connection, url, request, credentials);
  } catch (error) {
    const denied = error instanceof SourceFailure && error.failure.kind === 'denied' && error.failure.status === 401;
    if (!denied || !connection.authorization.renew(credentials)) throw error;
    return attempt(connection, url, request, await connection.authorization.headers());
  }
}

type Credentials = Awaited<ReturnType<Connection['authorization']['headers']>>;

async function attempt(connection: Connection, url: URL, request: FhirRequest, credentials: Credentials): Promise<unknown> {
  const { limits } = connection.upstream;
  const watch = watchdog(connection.deadline.signal, limits.firstByteMs, limits.stallMs);
  const init = {
    ...postedOf(request),
    headers: { ...headersOf(request, connection), ...credentials },
    redirect: 'manual',
    cache: 'no-store',
    signal: watch.signal,
    dispatcher: connection.agent,
  } as const;
  try {
    return await answered(connection, await fetchAlive(connection, url, init), watch.onBytes);
  } catch (error) {
    throw watch.signal.aborted ? watch.reason() : networkFailure(error, limits.connectMs);
  } finally {
    watch.stop();
  }
}

type FetchInit = NonNullable<Parameters<typeof fetch>[1]> & { readonly signal: AbortSignal };

/** Sockets of one connection that the server may have closed together. */
const mostClosedSockets = 2;

/**
 * Fetches, and repeats on another socket when the server closed an idle one just as the request was sent (RFC 9112 §9.3.1;
 * all our requests only read). Such a close is no failure of the source and is not counted as one.
 */
async function fetchAlive(connection: Connection, url: URL, init: FetchInit): Promise<Response> {
  for (let attempts = 0; ; attempts += 1) {
    try {
      const response = await fetch(url, init);
      connection.hasAnswered = true;
      return response;
    } catch (error) {
      if (attempts === mostClosedSockets || init.signal.aborted || !connection.hasAnswered || !isSocketClosed(error)) throw error;
    }
  }
}

function postedOf({ body, form }: FhirRequest): { method?: 'POST'; body?: string } {
  if (form !== undefined) return { method: 'POST', body: form.toString() };
  return body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
}

function headersOf({ requestId, body, form, headers }: FhirRequest, { upstream }: Connection): Readonly<Record<string, string>> {
  const common: Readonly<Record<string, string>> = {
    ...headers,
    Accept: acceptHeader(upstream),
    Prefer: 'handling=lenient',
    'X-Request-Id': requestId,
  };
  if (form !== undefined) return { ...common, 'Content-Type': 'application/x-www-form-urlencoded' };
  return body === undefined ? common : { ...common, 'Content-Type': 'application/fhir+json' };
}

async function answered(connection: Connection, response: Response, onBytes: () => void): Promise<unknown> {
  onBytes();
  if (isIncompleteAnswer(response)) throw incompleteAnswer(response);
  if (response.ok) return inZone(parseAnswer(await readBody(response, connection.bytes, onBytes), connection.speaks), connection);
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    throw new SourceFailure({ kind: 'wrong-place', detail: 'redirect' });
  }
  throw new SourceFailure(
    errorAnswerFailure(response.status, await errorBody(connection, response, onBytes), response.headers.get('retry-after')),
  );
}

/** Local times that the server wrote as UTC are read before anything rests on a day of theirs. */
function inZone(answer: unknown, { upstream: { timeZone } }: Connection): unknown {
  return timeZone === undefined ? answer : inTimeZone(answer, timeZone);
}

async function errorBody(connection: Connection, response: Response, onBytes: () => void): Promise<unknown> {
  try {
    const budget = { megabytes: errorBodyMegabytes, leftBytes: errorBodyMegabytes * 1_000_000 };
    return parseAnswer(await readBody(response, budget, onBytes), connection.speaks);
  } catch {
    // The status is enough; a body that is no OperationOutcome adds nothing.
    return undefined;
  }
}

interface Watchdog {
  readonly signal: AbortSignal;
  readonly onBytes: () => void;
  readonly reason: () => SourceFailure;
  readonly stop: () => void;
}

/** Aborts when the first byte, or later the next one, takes too long. */
function watchdog(outer: AbortSignal, firstByteMs: number, stallMs: number): Watchdog {
  const controller = new AbortController();
  const bite = (limit: 'first-byte' | 'stall', ms: number): NodeJS.Timeout =>
    setTimeout(() => controller.abort(new SourceFailure({ kind: 'timeout', limit, ms })), ms);
  let timer = bite('first-byte', firstByteMs);
  const signal = AbortSignal.any([outer, controller.signal]);
  return {
    signal,
    onBytes: () => {
      clearTimeout(timer);
      timer = bite('stall', stallMs);
    },
    reason: () => (signal.reason instanceof SourceFailure ? signal.reason : new SourceFailure({ kind: 'stopped' })),
    stop: () => clearTimeout(timer),
  };
}
