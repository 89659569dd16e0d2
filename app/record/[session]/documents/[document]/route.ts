import type { DocumentAnswer } from '#/lib/access/documents/document-answer.ts';
import { openDocument } from '#/lib/access/documents/open-document.ts';
import { guardRequest } from '#/lib/session/open/guard-request.ts';
import { closedWords, readRecordSession } from '#/lib/session/cookies/read-record-session.ts';

interface Context {
  readonly params: Promise<{ readonly session: string; readonly document: string }>;
}

/** One document of the record, by the sealed name under which its entry was sent: as our own nodes, or as the file that it is. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const refused = guardRequest(request);
  if (refused) return refused;
  const { session, document } = await params;
  const read = await readRecordSession(session);
  if (!read.ok) return json(read.reason === 'renew' ? { renew: true } : { expired: closedWords[read.reason] }, 401);
  return answered(await openDocument(read.session, document, request.signal));
}

const noStore = { 'Cache-Control': 'no-store' };
const json = (body: object, status: number): Response => Response.json(body, { status, headers: noStore });

function answered(answer: DocumentAnswer): Response {
  switch (answer.answer) {
    case 'readable':
      return json({ readable: answer.readable, notes: answer.notes }, 200);
    case 'file':
      return new Response(Uint8Array.from(answer.bytes), { headers: { ...fileHeaders, 'Content-Type': answer.contentType } });
    case 'not-shown':
      return json({ why: answer.why }, 422);
    case 'not-known':
      return json({ why: 'This document is not known here any longer.' }, 404);
    case 'expired':
      return json({ expired: answer.why }, 401);
  }
}

/** The sandbox that it would open in is set by proxy.ts, whose policy is the last word (RFC 6266, security §1.3). */
const fileHeaders = { ...noStore, 'Content-Disposition': 'attachment; filename="document"', 'X-Content-Type-Options': 'nosniff' };
