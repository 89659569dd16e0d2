import 'server-only';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { CookieToSet } from '#/lib/session/cookies/cookies.ts';
import { canOpenRecords } from '#/lib/session/model/can-open-records.ts';
import { openViewerSession, readEndedSession, readViewerSession } from '#/lib/session/cookies/read-record-session.ts';
import type { RecordClosedReason } from '#/lib/record/words/session-words.ts';
import type { SessionServices } from '#/lib/session/model/session-services.ts';
import { endViewer } from '#/lib/session/end/end-session.ts';
import { renewedLogin, renewGrant } from './renew-record-session.ts';
import { sealViewer } from '#/lib/session/cookies/session-cookies.ts';
import { epochSeconds, type ViewerSession } from '#/lib/session/model/viewer-session.ts';

/** Reads the viewer of this request who may search for patients: signed in directly, not by a launch for one patient. */
export async function readFinderSession(config: Config): Promise<ViewerSession | undefined> {
  const session = await readViewerSession();
  return session?.login && canOpenRecords(session.viewer, config) ? session : undefined;
}

export type OpenedFinder =
  | { readonly ok: true; readonly session: ViewerSession }
  | {
      readonly ok: false;
      readonly reason: RecordClosedReason;
      readonly isViewerAlive?: true;
      /** Signed in, and may not use this. */ readonly viewer?: ViewerSession;
      readonly cookies: readonly CookieToSet[];
    };

/** Opens the viewer's session for a search. One that is over ends here: its login is revoked. */
export const openFinderSession = (services: SessionServices, config: Config): Promise<OpenedFinder> =>
  openDirectSession(canOpenRecords, services, config);

/** Opens the session of a viewer who is signed in directly and whom the configuration lets use what `mayUse` is about. */
export async function openDirectSession(
  mayUse: (viewer: ViewerSession['viewer'], config: Config) => boolean,
  services: SessionServices,
  config: Config,
): Promise<OpenedFinder> {
  const opened = await openViewerSession();
  if (!opened) return { ok: false, reason: (await readEndedSession())?.reason ?? 'missing', cookies: [] };
  const { session, state } = opened;
  if (state !== 'alive') return { ok: false, reason: state, cookies: (await endViewer(session, state, services, config)).cookies };
  const isAdmitted = session.login !== undefined && mayUse(session.viewer, config);
  return isAdmitted ? { ok: true, session } : { ok: false, reason: 'missing', isViewerAlive: true, viewer: session, cookies: [] };
}

export type RenewedFinder = Extract<OpenedFinder, { ok: true }> | RefusedFinder;
/** Without `cookies` nothing is known: its server did not answer. */
type RefusedFinder = { readonly ok: false; readonly reason: 'refused' | 'token-ended'; readonly cookies?: readonly CookieToSet[] };

/**
 * Checks or refreshes the viewer's tokens at their own authorisation server (design §2), so that a viewer who was locked out
 * there cannot search here. Where it refuses, the session ends.
 */
export async function renewFinderSession(session: ViewerSession, services: SessionServices, config: Config): Promise<RenewedFinder> {
  const check = await renewGrant(session, config);
  if (check.state === 'alive') return { ok: true, session: { ...session, login: renewedLogin(session.login, check.grant) } };
  if (check.state === 'unreachable') return { ok: false, reason: 'token-ended' };
  const reason = check.state === 'ended' ? 'token-ended' : 'refused';
  return { ok: false, reason, cookies: (await endViewer(session, reason, services, config)).cookies };
}

/** Viewer cookie with the idle clock restarted: searching is activity. */
export const activityCookie = (session: ViewerSession, config: Config): Promise<CookieToSet> =>
  sealViewer({ ...session, lastActivity: epochSeconds() }, config);
