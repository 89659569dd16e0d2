import { z } from 'zod';
import { config } from '#/lib/config/config.ts';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import { activityCookie, readFinderSession } from '#/lib/session/open/finder-session.ts';
import { guardRequest } from '#/lib/session/open/guard-request.ts';
import { sessionServices } from '#/lib/access/session-services.ts';
import { openConfirmedPerson } from '#/lib/session/open/open-confirmed-person.ts';
import { requestJson } from '#/lib/session/open/request-json.ts';

const confirmation = z.strictObject({ handle: z.string().max(8192) });
const noStore = { 'Cache-Control': 'no-store' };

/** Opens the record of the person whom the reader confirmed. */
export async function POST(request: Request): Promise<Response> {
  const refused = guardRequest(request);
  if (refused) return refused;
  const session = await readFinderSession(config());
  if (!session) return Response.json({ state: 'signed-out' }, { status: 401, headers: noStore });
  const confirmed = confirmation.safeParse(await requestJson(request));
  if (!confirmed.success) return Response.json({ state: 'not-understood' }, { status: 400, headers: noStore });
  const opened = await openConfirmedPerson(confirmed.data.handle, session, sessionServices, config());
  if (!opened.ok) return Response.json({ state: opened.why }, { status: opened.why === 'handle' ? 410 : 503, headers: noStore });
  const cookies = [await activityCookie(session, config()), ...opened.cookies];
  return Response.json({ state: 'opened', path: opened.path }, { headers: appendCookies(new Headers(noStore), cookies) });
}
