import { z } from 'zod';
import { sessionServices } from '#/lib/access/session-services.ts';
import { withRetryAfter } from '#/lib/access/limits/busy-response.ts';
import { limitedStream } from '#/lib/access/limits/running-streams.ts';
import { openTimeline } from '#/lib/access/timeline/open-timeline.ts';
import { ndjsonAnswer, ndjsonBody } from '#/lib/access/timeline/ndjson-body.ts';
import { config } from '#/lib/config/config.ts';
import { answerEnding } from '#/lib/session/end/end-response.ts';
import { guardRoute } from '#/lib/access/request/guard-route.ts';
import { readRecordSession, type ReadRecordSession } from '#/lib/session/cookies/read-record-session.ts';
import { requestJson } from '#/lib/session/open/request-json.ts';
import { recordEndWords } from '#/lib/record/words/session-words.ts';

interface Context {
  readonly params: Promise<{ readonly session: string }>;
}

const question = z.strictObject({
  sources: z.array(z.string().max(400)).max(10_000).optional(),
  attempt: z.int().min(1).max(10_000).optional(),
});

/** Streams all sources of one record as lines of JSON, as they answer. Errors are lines too: the type of this route's body is fixed. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const refused = guardRoute(request);
  if (refused) return refused;
  const asking = question.safeParse(await requestJson(request));
  if (!asking.success) return ndjsonAnswer({ type: 'unreadable-question' }, 400);
  const read = await readRecordSession((await params).session);
  if (!read.ok) return notOpen(read);
  const disconnected = new AbortController();
  const left = AbortSignal.any([request.signal, disconnected.signal]);
  const stream = await limitedStream(read.session.viewer, config(), left, () => openTimeline(read.session, asking.data, left));
  if (!stream.ok) return withRetryAfter(ndjsonAnswer({ type: 'busy' }, 429), stream.retryAfter);
  return new Response(
    ndjsonBody(stream.messages, () => disconnected.abort()),
    { headers: streamHeaders },
  );
}

/** Behind a proxy, too, each line leaves when it is written. */
const streamHeaders = { 'Content-Type': 'text/x-ndjson; charset=utf-8', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' };

async function notOpen(read: Extract<ReadRecordSession, { ok: false }>): Promise<Response> {
  if (read.reason === 'renew') return ndjsonAnswer({ type: 'renew' }, 401);
  return answerEnding(ndjsonAnswer({ type: 'expired', why: recordEndWords(read) }, 401), read, sessionServices, config());
}
