import 'server-only';
import type { Config } from '#/lib/config/schema/schema.ts';
import { readViewerSession } from '#/lib/session/cookies/read-record-session.ts';
import { isOfficer } from '#/lib/session/model/is-officer.ts';
import type { SessionServices } from '#/lib/session/model/session-services.ts';
import type { ViewerSession } from '#/lib/session/model/viewer-session.ts';
import { openDirectSession, type OpenedFinder } from './finder-session.ts';

/** Reads the session of this request's viewer, signed in directly, whom the configuration names as privacy officer. */
export async function readOfficer(config: Config): Promise<ViewerSession | undefined> {
  const session = await readViewerSession();
  return session?.login && isOfficer(session.viewer, config) ? session : undefined;
}

/** Opens the officer's session for a request of their pages, as a finder's is opened for a search. */
export const openOfficerSession = (services: SessionServices, config: Config): Promise<OpenedFinder> =>
  openDirectSession(isOfficer, services, config);
