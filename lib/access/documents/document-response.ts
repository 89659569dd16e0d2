import 'server-only';
import { withRetryAfter } from '#/lib/access/limits/busy-response.ts';
import type { DocumentAnswer, NotShownDocument } from './document-answer.ts';
import { disclosuresHeader } from '#/lib/record/security-labels/disclosures.ts';
import { disclosureWords } from '#/lib/record/security-labels/words.ts';
import { documentUnknown } from './words.ts';

const noStore = { 'Cache-Control': 'no-store' };

/** Refuses to open in place: the sandbox that a file would open in is set by proxy.ts, whose policy wins (RFC 6266, security §1.3). */
const fileHeaders = { ...noStore, 'Content-Disposition': 'attachment; filename="document"', 'X-Content-Type-Options': 'nosniff' };

/** The rules about telling others travel beside the bytes, by name: the page has their words. */
function fileHeadersOf({ contentType, disclosures }: Extract<DocumentAnswer, { answer: 'file' }>): Record<string, string> {
  const headers = { ...fileHeaders, 'Content-Type': contentType };
  return disclosures.length > 0 ? { ...headers, [disclosuresHeader]: disclosures.join(',') } : headers;
}

/** A document's answer over HTTP: our own nodes as JSON, a file as its bytes, a refusal as its reason. */
export function documentResponse(answer: DocumentAnswer): Response {
  switch (answer.answer) {
    case 'readable':
      return json({ readable: answer.readable, notes: [...answer.notes, ...answer.disclosures.map((rule) => disclosureWords[rule])] }, 200);
    case 'file':
      return new Response(Uint8Array.from(answer.bytes), { headers: fileHeadersOf(answer) });
    case 'not-shown':
      return json(notShownBody(answer), 422);
    case 'busy':
      return withRetryAfter(json({ why: answer.why, mayChange: true }, 429), answer.retryAfter);
    case 'not-known':
      return json({ why: documentUnknown }, 404);
    case 'expired':
      return json({ expired: answer.why }, 401);
  }
}

function notShownBody({ why, mayChange, reference }: NotShownDocument): object {
  return { why, ...(mayChange && { mayChange }), ...(reference !== undefined && { reference }) };
}

/** Response when the session is not open: without a reason the page renews first. */
export function documentClosed(why: string | undefined): Response {
  return json(why === undefined ? { renew: true } : { expired: why }, 401);
}

function json(body: object, status: number): Response {
  return Response.json(body, { status, headers: noStore });
}
