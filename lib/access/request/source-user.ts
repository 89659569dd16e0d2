import type { RecordSession } from '#/lib/session/model/record-session.ts';
import type { SourceUser } from '#/lib/sources/authorization/source-user.ts';

type SignedIn = Pick<RecordSession, 'viewer' | 'purpose' | 'launch' | 'login'>;

/** Refresh tokens stay behind: nobody but the session's own renewal needs them. */
export function sourceUser({ viewer, purpose, launch, login }: SignedIn): SourceUser {
  return {
    viewer,
    purpose,
    ...(launch && { launch: { base: launch.base, patient: launch.patient, accessToken: launch.accessToken } }),
    ...(login && { login: { accessToken: login.accessToken, ...(login.idToken !== undefined && { idToken: login.idToken }) } }),
  };
}
