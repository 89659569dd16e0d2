import 'server-only';
import type { Config } from '#/lib/config/schema/schema.ts';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import { sealViewer } from '#/lib/session/cookies/session-cookies.ts';
import { hasRest, overResponse } from '#/lib/session/end/end-response.ts';
import type { SessionServices } from '#/lib/session/model/session-services.ts';
import { epochSeconds, idleEndsAt } from '#/lib/session/model/viewer-session.ts';
import { openFinderSession, renewFinderSession } from './finder-session.ts';

/** Answers the renewal of a viewer who looks for a patient: 200 with its times · 401 over · 503 their server did not answer. */
export async function finderRenewal(
  isActive: boolean,
  services: SessionServices,
  config: Config,
  open: typeof openFinderSession = openFinderSession,
): Promise<Response> {
  const opened = await open(services, config);
  if (!opened.ok) return overResponse(opened, services);
  const renewed = await renewFinderSession(opened.session, services, config);
  if (!renewed.ok) {
    const { reason, cookies } = renewed;
    return cookies
      ? overResponse({ reason, cookies }, services)
      : Response.json({ unavailable: 'authorisation-server' }, { status: 503, headers: noStore() });
  }
  const serverTime = epochSeconds();
  const session = { ...renewed.session, ...(isActive && { lastActivity: serverTime }) };
  // Their cookie is shared by all tabs, so it is written only when it changes (H34).
  const isChanged = isActive || session.login?.accessToken !== opened.session.login?.accessToken;
  const times = { idleEndsAt: idleEndsAt(session, config.session), endsAt: session.endsAt, tokenEndsAt: session.login?.expiresAt ?? 0 };
  return Response.json(
    { ...times, now: serverTime, rest: await hasRest() },
    { headers: appendCookies(noStore(), isChanged ? [await sealViewer(session, config)] : []) },
  );
}

const noStore = (): Headers => new Headers({ 'Cache-Control': 'no-store' });
