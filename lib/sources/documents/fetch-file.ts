import 'server-only';
import { addParameters } from '#/lib/sources/http/address-under-base.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import { watchdog } from '#/lib/sources/http/watchdog.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { guardFailure } from '#/lib/sources/http/breaker-and-retries.ts';
import { networkFailure } from '#/lib/sources/http/network-error.ts';
import { raceAbort } from '#/lib/sources/http/with-abort.ts';
import { isIncompleteAnswer, incompleteAnswer, readBody, type BodyReading, type ByteBudget } from '#/lib/sources/reading/read-body.ts';
import { errorAnswerFailure } from '#/lib/sources/http/error-answer.ts';

export interface FileRequest {
  /** Checked by the caller: under the source's base, or at one of its configured `attachments` origins. */
  readonly url: URL;
  /** True: the source's own token is sent along. */
  readonly underBase: boolean;
  readonly accept: string;
  readonly requestId: string;
  readonly budget: ByteBudget;
}

export interface FetchedFile {
  readonly bytes: Uint8Array;
  readonly contentType?: string;
}

/** GETs the bytes of one file; no redirect is followed. Throws a SourceFailure. */
export async function fetchFile(connection: Connection, request: FileRequest): Promise<FetchedFile> {
  const { guards, deadline } = connection;
  const ask = (): Promise<FetchedFile> => guards.bulkhead.execute(() => withToken(connection, request), deadline.signal);
  // Failures of a file store at another origin do not count against the source.
  const inTurn = (): Promise<FetchedFile> => (request.underBase ? guards.breaker.execute(ask, deadline.signal) : ask());
  const answer = connection.turns.execute(inTurn, deadline.signal);
  try {
    return await raceAbort(answer, deadline.signal);
  } catch (error) {
    throw guardFailure(error, guards);
  }
}

/** Fetches with the source's token; a token that expired early is replaced once. */
async function withToken(connection: Connection, request: FileRequest): Promise<FetchedFile> {
  if (!request.underBase) return attempt(connection, request, {});
  const credentials = await connection.authorization.headers();
  try {
    return await attempt(connection, request, credentials);
  } catch (error) {
    const denied = error instanceof SourceFailure && error.failure.kind === 'denied' && error.failure.status === 401;
    if (!denied || !connection.authorization.renew(credentials)) throw error;
    return attempt(connection, request, await connection.authorization.headers());
  }
}

type Credentials = Awaited<ReturnType<Connection['authorization']['headers']>>;

async function attempt(connection: Connection, request: FileRequest, credentials: Credentials): Promise<FetchedFile> {
  const { url, underBase, accept, requestId, budget } = request;
  const { connectMs, firstByteMs, stallMs } = connection.upstream.limits;
  const watch = watchdog(connection.deadline.signal, firstByteMs, stallMs);
  const charge = connection.answers.begin(watch.giveWay);
  const headers = { Accept: accept, 'X-Request-Id': requestId, ...credentials };
  const init = { headers, redirect: 'manual', cache: 'no-store', signal: watch.signal, dispatcher: connection.agent } as const;
  try {
    const response = await fetch(underBase ? withParameters(url, connection) : url, init);
    return await answered(response, { budget, charge, watch, signal: watch.signal, aside: connection.deadline.pausedFor });
  } catch (error) {
    charge.release();
    throw watch.signal.aborted ? watch.reason() : networkFailure(error, connectMs);
  } finally {
    watch.rest();
  }
}

/** Adds the parameters that every request to this source carries (athenahealth's practice), never at another origin. */
function withParameters(url: URL, { upstream }: Connection): URL {
  const own = new URL(url);
  addParameters(own, upstream.parameters);
  return own;
}

async function answered(response: Response, reading: BodyReading): Promise<FetchedFile> {
  if (isIncompleteAnswer(response)) throw incompleteAnswer(response);
  if (response.ok) {
    const contentType = response.headers.get('content-type') ?? undefined;
    return { bytes: await readBody(response, reading), ...(contentType !== undefined && { contentType }) };
  }
  await response.body?.cancel();
  if (response.status >= 300 && response.status < 400) throw new SourceFailure({ kind: 'wrong-place', detail: 'redirect' });
  throw new SourceFailure(errorAnswerFailure(response.status, undefined, response.headers.get('retry-after')));
}
