import { z } from 'zod';
import { searchDocuments } from '#/lib/access/document-search/search-documents.ts';
import { sessionServices } from '#/lib/access/session-services.ts';
import { ndjsonAnswer, ndjsonBody } from '#/lib/access/timeline/ndjson-body.ts';
import { config } from '#/lib/config/config.ts';
import { mostSearchedDocuments } from '#/lib/record/search/document-text.ts';
import { recordEndWords } from '#/lib/record/words/session-words.ts';
import { readRecordSession } from '#/lib/session/cookies/read-record-session.ts';
import { answerEnding } from '#/lib/session/end/end-response.ts';
import { guardRoute } from '#/lib/access/request/guard-route.ts';
import { requestJson } from '#/lib/session/open/request-json.ts';

interface Context {
  readonly params: Promise<{ readonly session: string }>;
}

/** Sealed names of the documents; the words that are searched for stay in the page. */
const question = z.strictObject({ documents: z.array(z.string().max(2_000)).min(1).max(mostSearchedDocuments) });

/** Streams the text of documents, as they are read, for a search of the reader. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const refused = guardRoute(request);
  if (refused) return refused;
  const asking = question.safeParse(await requestJson(request));
  if (!asking.success) return ndjsonAnswer({ type: 'unreadable-question' }, 400);
  const read = await readRecordSession((await params).session);
  if (!read.ok && read.reason === 'renew') return ndjsonAnswer({ type: 'renew' }, 401);
  if (!read.ok) return answerEnding(ndjsonAnswer({ type: 'expired', why: recordEndWords(read) }, 401), read, sessionServices, config());
  const disconnected = new AbortController();
  const lines = searchDocuments(read.session, asking.data.documents, AbortSignal.any([request.signal, disconnected.signal]));
  return new Response(
    ndjsonBody(lines, () => disconnected.abort()),
    { headers: streamHeaders },
  );
}

const streamHeaders = { 'Content-Type': 'text/x-ndjson; charset=utf-8', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' };
