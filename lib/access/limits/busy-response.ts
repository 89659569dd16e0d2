import 'server-only';
import { noteRefusal } from '#/lib/access/request/note-refusal.ts';
import { decisionDetails } from '#/lib/access/request/words.ts';

/** Answer to a request beyond the limits of use (RFC 6585 §4): `retryAfter` in whole seconds. It is written down. */
export function withRetryAfter(response: Response, retryAfter: number): Response {
  noteRefusal(decisionDetails.beyondLimit);
  response.headers.set('Retry-After', String(retryAfter));
  return response;
}
