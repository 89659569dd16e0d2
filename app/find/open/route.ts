import { z } from 'zod';
import { config } from '#/lib/config/config.ts';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import { openFinderSession } from '#/lib/session/open/finder-session.ts';
import { guardRoute } from '#/lib/access/request/guard-route.ts';
import { sessionServices } from '#/lib/access/session-services.ts';
import { openConfirmedPerson } from '#/lib/session/open/open-confirmed-person.ts';
import { finderSignedOut } from '#/app/find/signed-out.ts';
import { requestJson } from '#/lib/session/open/request-json.ts';

const confirmation = z.strictObject({ handle: z.string().max(8192) });
const noStore = { 'Cache-Control': 'no-store' };

/** Opens the record of the person whom the reader confirmed. */
export async function POST(request: Request): Promise<Response> {
  const refused = guardRoute(request);
  if (refused) return refused;
  const finder = await openFinderSession(sessionServices, config());
  if (!finder.ok) return finderSignedOut(finder.cookies);
  const confirmed = confirmation.safeParse(await requestJson(request));
  if (!confirmed.success) return Response.json({ state: 'not-understood' }, { status: 400, headers: noStore });
  const opened = await openConfirmedPerson(confirmed.data.handle, finder.session, sessionServices, config());
  if (!opened.ok) return Response.json({ state: opened.why }, { status: opened.why === 'handle' ? 410 : 503, headers: noStore });
  return Response.json({ state: 'opened', path: opened.path }, { headers: appendCookies(new Headers(noStore), opened.cookies) });
}
