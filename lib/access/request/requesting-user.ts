import type { RecordSession } from '#/lib/session/model/record-session.ts';
import type { RequestingUser } from '#/lib/sources/authorization/requesting-user.ts';

type SignedIn = Pick<RecordSession, 'viewer' | 'purpose' | 'launch' | 'login'>;

/** Makes the requesting user of a session, without refresh tokens: only the session's own renewal needs them. */
export function requestingUser({ viewer, purpose, launch, login }: SignedIn): RequestingUser {
  return {
    viewer,
    purpose,
    ...(launch && { launch: { base: launch.base, patient: launch.patient, accessToken: launch.accessToken } }),
    ...(login && { login: { accessToken: login.accessToken, ...(login.idToken !== undefined && { idToken: login.idToken }) } }),
  };
}
