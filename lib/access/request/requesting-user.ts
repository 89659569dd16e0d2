import type { LaunchGrant, RecordSession } from '#/lib/session/model/record-session.ts';
import type { LaunchAccess, RequestingUser } from '#/lib/sources/authorization/requesting-user.ts';

type SignedIn = Pick<RecordSession, 'viewer' | 'purpose' | 'launch' | 'login'>;

/** Makes the requesting user of a session, without refresh tokens: only the session's own renewal needs them. */
export function requestingUser({ viewer, purpose, launch, login }: SignedIn): RequestingUser {
  return {
    viewer,
    purpose,
    ...(launch && { launch: launchAccess(launch) }),
    ...(login && { login: { accessToken: login.accessToken, ...(login.idToken !== undefined && { idToken: login.idToken }) } }),
  };
}

const launchAccess = ({ base, patient, accessToken, access }: LaunchGrant): LaunchAccess => ({
  base,
  patient,
  accessToken,
  ...(access && { access }),
});
