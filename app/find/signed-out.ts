import 'server-only';
import { noteRefusal } from '#/lib/access/request/note-refusal.ts';
import { decisionDetails } from '#/lib/access/request/words.ts';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import type { CookieToSet } from '#/lib/session/cookies/cookies.ts';

/** Answer to a finder whose session is over, with the cookies by which it ends. */
export function finderSignedOut(cookies: readonly CookieToSet[] = []): Response {
  noteRefusal(decisionDetails.notSignedIn);
  const headers = appendCookies(new Headers({ 'Cache-Control': 'no-store' }), cookies);
  return Response.json({ state: 'signed-out' }, { status: 401, headers });
}
