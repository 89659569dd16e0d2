import { documentClosed, documentResponse } from '#/lib/access/documents/document-response.ts';
import { openDocument } from '#/lib/access/documents/open-document.ts';
import { recordEndWords } from '#/lib/record/words/session-words.ts';
import { readRecordSession } from '#/lib/session/cookies/read-record-session.ts';
import { guardRequest } from '#/lib/session/open/guard-request.ts';

interface Context {
  readonly params: Promise<{ readonly session: string; readonly document: string }>;
}

/** Opens a document of the record by the sealed name under which its entry was sent: as our own nodes, or as the file itself. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const refused = guardRequest(request);
  if (refused) return refused;
  const { session, document } = await params;
  const read = await readRecordSession(session);
  if (!read.ok) return documentClosed(read.reason === 'renew' ? undefined : recordEndWords(read));
  return documentResponse(await openDocument(read.session, document, request.signal));
}
