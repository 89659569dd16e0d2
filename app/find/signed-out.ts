import 'server-only';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import type { CookieToSet } from '#/lib/session/cookies/cookies.ts';

/** Answer to a finder whose session is over, with the cookies by which it ends. */
export const finderSignedOut = (cookies: readonly CookieToSet[] = []): Response =>
  Response.json({ state: 'signed-out' }, { status: 401, headers: appendCookies(new Headers({ 'Cache-Control': 'no-store' }), cookies) });
