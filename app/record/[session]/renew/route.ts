import { config } from '#/lib/config/config.ts';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import { guardRoute } from '#/lib/access/request/guard-route.ts';
import { sessionServices } from '#/lib/access/session-services.ts';
import { openRecordSession } from '#/lib/session/cookies/read-record-session.ts';
import { renewRecordSession, renewRequest } from '#/lib/session/open/renew-record-session.ts';
import { requestJson } from '#/lib/session/open/request-json.ts';
import { hasRest, overResponse } from '#/lib/session/end/end-response.ts';

interface Context {
  readonly params: Promise<{ readonly session: string }>;
}

/** Renews the session. 200: open until `idleEndsAt` · 401: over, the page blanks · 503: could not be renewed, ask again. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const refused = guardRoute(request);
  if (refused) return refused;
  const { session } = await params;
  const change = renewRequest.safeParse(await requestJson(request));
  if (!change.success) return Response.json({ error: 'not-understood' }, { status: 400, headers: { 'Cache-Control': 'no-store' } });
  const renewed = await renewRecordSession(session, await openRecordSession(session), change.data, sessionServices, config());
  if (renewed.ok) {
    const { idleEndsAt, endsAt, tokenEndsAt } = renewed;
    return Response.json(
      { idleEndsAt, endsAt, tokenEndsAt, now: Math.floor(Date.now() / 1000), rest: await hasRest() },
      { headers: appendCookies(noStore(), renewed.cookies) },
    );
  }
  if (renewed.over === undefined) return Response.json({ unavailable: renewed.unavailable }, { status: 503, headers: noStore() });
  return overResponse({ ...renewed, reason: renewed.over }, sessionServices);
}

const noStore = (): Headers => new Headers({ 'Cache-Control': 'no-store' });
