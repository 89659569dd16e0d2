import 'server-only';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { CookieToSet } from '#/lib/session/cookies/cookies.ts';
import { canOpenRecords } from '#/lib/session/model/can-open-records.ts';
import { readViewerSession } from '#/lib/session/cookies/read-record-session.ts';
import { renewedLogin, renewGrant } from './renew-record-session.ts';
import { sealViewer } from '#/lib/session/cookies/session-cookies.ts';
import { epochSeconds, type ViewerSession } from '#/lib/session/model/viewer-session.ts';

/** Reads the viewer of this request who may search for patients: signed in directly, not by a launch for one patient. */
export async function readFinderSession(config: Config): Promise<ViewerSession | undefined> {
  const session = await readViewerSession();
  return session?.login && canOpenRecords(session.viewer, config) ? session : undefined;
}

/**
 * Checks or refreshes the viewer's tokens at their own authorisation server (design §2), so that a viewer who was locked out
 * there cannot search here. Undefined when signed out.
 */
export async function renewFinderSession(session: ViewerSession, config: Config): Promise<ViewerSession | undefined> {
  const check = await renewGrant(session, config);
  return check.state === 'alive' ? { ...session, login: renewedLogin(session.login, check.grant) } : undefined;
}

/** Viewer cookie with the idle clock restarted: searching is activity. */
export const activityCookie = (session: ViewerSession, config: Config): Promise<CookieToSet> =>
  sealViewer({ ...session, lastActivity: epochSeconds() }, config);
