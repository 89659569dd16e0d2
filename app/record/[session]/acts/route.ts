import { auditActs, type ActsAnswer } from '#/lib/access/reading/audit-acts.ts';
import { readerActs } from '#/lib/access/reading/reader-acts.ts';
import { sessionServices } from '#/lib/access/session-services.ts';
import { config } from '#/lib/config/config.ts';
import { openRecordSession } from '#/lib/session/cookies/read-record-session.ts';
import { answerEnding } from '#/lib/session/end/end-response.ts';
import { guardRoute } from '#/lib/access/request/guard-route.ts';
import { requestJson } from '#/lib/session/open/request-json.ts';

interface Context {
  readonly params: Promise<{ readonly session: string }>;
}

const statuses: Readonly<Record<ActsAnswer, number>> = { written: 200, refused: 403, unwritten: 503 };

/** Writes down what the reader does on the page. 200: written, and a print or a copy may begin · 401: the session is over · 403 · 503: not written. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const refused = guardRoute(request);
  if (refused) return refused;
  const acts = readerActs.safeParse(await requestJson(request));
  if (!acts.success) return answer('not-understood', 400);
  const opened = await openRecordSession((await params).session);
  if (!opened.ok) return answerEnding(answer('over', 401), opened, sessionServices, config());
  const written = await auditActs(opened.session, acts.data);
  return answer(written, statuses[written]);
}

const answer = (state: string, status: number): Response => Response.json({ state }, { status, headers: { 'Cache-Control': 'no-store' } });
