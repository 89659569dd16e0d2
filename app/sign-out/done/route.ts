import { config } from '#/lib/config/config.ts';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import { browserCookieValues, clearEnded } from '#/lib/session/cookies/browser-ids.ts';
import { guardRoute } from '#/lib/access/request/guard-route.ts';

/** Clears the rest of a session that has ended, once no tab of this browser has a record of it to end. */
export async function POST(request: Request): Promise<Response> {
  const refused = guardRoute(request);
  if (refused) return refused;
  const cleared = await clearEnded(await browserCookieValues(), config());
  return Response.json({}, { headers: appendCookies(new Headers({ 'Cache-Control': 'no-store' }), cleared) });
}
