import { sessionServices } from '#/lib/access/session-services.ts';
import { documentClosed, documentResponse } from '#/lib/access/documents/document-response.ts';
import { openDocument } from '#/lib/access/documents/open-document.ts';
import { recordEndWords } from '#/lib/record/words/session-words.ts';
import { readRecordSession, type ClosedSession } from '#/lib/session/cookies/read-record-session.ts';
import { config } from '#/lib/config/config.ts';
import { answerEnding } from '#/lib/session/end/end-response.ts';
import { guardRoute } from '#/lib/access/request/guard-route.ts';

interface Context {
  readonly params: Promise<{ readonly session: string; readonly document: string }>;
}

/** Opens a document of the record by the sealed name under which its entry was sent: as our own nodes, or as the file itself. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const refused = guardRoute(request);
  if (refused) return refused;
  const { session, document } = await params;
  const read = await readRecordSession(session);
  if (!read.ok) return read.reason === 'renew' ? documentClosed(undefined) : closed(read);
  return documentResponse(await openDocument(read.session, document, request.signal));
}

const closed = (read: ClosedSession): Promise<Response> =>
  answerEnding(documentClosed(recordEndWords(read)), read, sessionServices, config());
