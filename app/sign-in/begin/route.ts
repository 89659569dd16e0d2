import { z } from 'zod';
import { config } from '#/lib/config/config.ts';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import { readBrowserIds } from '#/lib/session/cookies/browser-ids.ts';
import { beginSignIn, openTicket } from '#/lib/session/begin/begin-sign-in.ts';
import { guardRoute } from '#/lib/access/request/guard-route.ts';
import { requestJson } from '#/lib/session/open/request-json.ts';

const question = z.strictObject({ ticket: z.string() });

/** Begins the sign-in whose ticket the opening page holds, and tells it where to go. Asks no other server: tabs wait for each other. */
export async function POST(request: Request): Promise<Response> {
  const refused = guardRoute(request);
  if (refused) return refused;
  const parsed = question.safeParse(await requestJson(request, 64_000));
  const started = parsed.success ? await openTicket(parsed.data.ticket, config()) : undefined;
  const headers = new Headers({ 'Cache-Control': 'no-store' });
  if (!started) return Response.json({ error: 'not-understood' }, { status: 400, headers });
  const { location, cookies } = await beginSignIn(started, await readBrowserIds(), config());
  return Response.json({ location }, { headers: appendCookies(headers, cookies) });
}
