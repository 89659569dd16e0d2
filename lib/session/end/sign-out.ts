import 'server-only';
import type { Config } from '#/lib/config/schema/schema.ts';
import { browserCookie, clearEverywhere, clearRecord, signedOutMark } from '#/lib/session/cookies/cookies.ts';
import { openFromCookies, type OpenedViewerSession, type SessionCookieValues } from '#/lib/session/cookies/read-record-session.ts';
import { sealedPart } from '#/lib/session/cookies/session-cookies.ts';
import type { SessionServices } from '#/lib/session/model/session-services.ts';
import { endRecord, endUnended, endViewer, type EndedPart } from './end-session.ts';

/** With the viewer go the launches that are under way: their browser id is gone. */
const launchesUnderWay = clearEverywhere(browserCookie);

/** Signs the viewer out, whose records are ended each under its own path. An idle or expired session ends as what it is. */
export async function signOutViewer(
  { session, state }: OpenedViewerSession,
  services: SessionServices,
  config: Config,
): Promise<EndedPart> {
  const { tokens, cookies } = await endViewer(session, state === 'alive' ? 'signed-out' : state, services, config);
  return { tokens, cookies: [...cookies, ...launchesUnderWay] };
}

/** A sign-out with nobody to sign out: the page's mark goes, so that it does not meet who signs in next. */
export const nobodySignedIn: EndedPart = { tokens: { state: 'none' }, cookies: [...clearEverywhere(signedOutMark), ...launchesUnderWay] };

/**
 * Signs out of one record, whatever the state of its viewer's session. An idle or expired session ends with it; one that the
 * reader signs out of is ended by its own request, once for all records.
 */
export async function signOutRecord(values: SessionCookieValues, services: SessionServices, config: Config): Promise<EndedPart> {
  const opened = await openFromCookies(values, config);
  if (opened.ok) return endRecord(sealedPart(opened.session), opened.session.viewer, 'signed-out', services, config);
  const { reason, unended } = opened;
  if (unended?.reason !== 'signed-out') {
    const ended = await endUnended(opened, services, config);
    return reason === 'missing' ? { ...ended, cookies: clearRecord(values.sessionId) } : ended;
  }
  return unended.record
    ? endRecord(unended.record, unended.viewer, 'signed-out', services, config)
    : { tokens: { state: 'none' }, cookies: clearRecord(values.sessionId) };
}
