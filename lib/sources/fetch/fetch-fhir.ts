import 'server-only';
import { DelegateBackoff, handleWhen, retry } from 'cockatiel';
import { acceptHeader } from '#/lib/sources/http/accept-header.ts';
import { addParameters, addressAtServer } from '#/lib/sources/http/address-under-base.ts';
import type { Connection } from './connection.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { earnRetry, guardFailure, takeRetry } from '#/lib/sources/http/breaker-and-retries.ts';
import { isSocketClosed, networkFailure } from '#/lib/sources/http/network-error.ts';
import { readAnswer } from '#/lib/sources/reading/read-answer.ts';
import { watchdog, type Watchdog } from '#/lib/sources/http/watchdog.ts';
import { raceAbort } from '#/lib/sources/http/with-abort.ts';
import { byteBudget, isIncompleteAnswer, incompleteAnswer, type ByteBudget } from '#/lib/sources/reading/read-body.ts';
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
  /** Entries of a Bundle that are kept, and one more; all where it is absent. */
  readonly mostRecords?: number | undefined;
}

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
    return await answered(connection, await fetchAlive(connection, url, init), watch, request);
  } catch (error) {
    throw watch.signal.aborted ? watch.reason() : networkFailure(error, limits.connectMs);
  } finally {
    watch.rest();
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

async function answered(connection: Connection, response: Response, watch: Watchdog, request: FhirRequest): Promise<unknown> {
  watch.listen();
  if (isIncompleteAnswer(response)) throw incompleteAnswer(response);
  if (response.ok) return read(connection, response, { watch, budget: connection.bytes, mostRecords: request.mostRecords });
  if (response.status >= 300 && response.status < 400) {
    await response.body?.cancel();
    throw new SourceFailure({ kind: 'wrong-place', detail: 'redirect' });
  }
  const body = await errorBody(connection, response, watch);
  throw new SourceFailure(errorAnswerFailure(response.status, body, response.headers.get('retry-after')));
}

interface ReadOptions {
  readonly watch: Watchdog;
  readonly budget: ByteBudget;
  readonly mostRecords?: number | undefined;
}

/** Reads an answer, which is held until it is let go. The time for which it waits for us is not the source's. */
async function read(connection: Connection, response: Response, { watch, budget, mostRecords }: ReadOptions): Promise<unknown> {
  const { upstream, answers, deadline, speaks } = connection;
  const charge = answers.begin(watch.giveWay);
  const aside = (wait: Promise<void>): Promise<void> => deadline.pausedFor(wait);
  try {
    const { id: owner, timeZone } = upstream;
    const answer = await readAnswer(response, {
      owner,
      version: speaks,
      timeZone,
      charge,
      watch,
      budget,
      mostRecords,
      aside,
      signal: watch.signal,
    });
    answers.keep(answer, charge);
    return answer;
  } catch (error) {
    charge.release();
    throw error;
  }
}

const errorBodyMegabytes = 0.25;

async function errorBody(connection: Connection, response: Response, watch: Watchdog): Promise<unknown> {
  try {
    const body = await read(connection, response, { watch, budget: byteBudget(errorBodyMegabytes) });
    connection.answers.letGo(body);
    return body;
  } catch {
    // The status is enough; a body that is no OperationOutcome adds nothing.
    return undefined;
  }
}
