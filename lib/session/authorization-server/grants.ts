import 'server-only';
import {
  fetchUserInfo,
  refreshTokenGrant,
  ResponseBodyError,
  skipSubjectCheck,
  tokenIntrospection,
  tokenRevocation,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import type { SignIn } from '#/lib/config/schema/schema.ts';
import { resourcePath } from '#/lib/record/model/resource-reference.ts';
import { referenceCode } from '#/lib/operator-log/reference-code.ts';
import { writeOperatorLine } from '#/lib/operator-log/write-operator-line.ts';
import { signInRefusal } from './sign-in-refusal.ts';
import { authorizationServer } from './authorization-server.ts';
import { grantOf } from './exchange-code.ts';
import { readAtLaunchBase } from './read-at-launch-base.ts';
import type { LoginGrant } from '#/lib/session/model/record-session.ts';
import { rememberedRefreshes } from './refresh-once.ts';

export type GrantCheck =
  | { readonly state: 'alive'; readonly grant: LoginGrant }
  /** The authorisation server refused: the session is over. */
  | { readonly state: 'over' }
  /** The authorisation server could not be reached: nothing is known. */
  | { readonly state: 'unreachable' };

const recentRefreshes = rememberedRefreshes<GrantCheck>((check) => check.state === 'alive');

/** Refreshes the tokens; the old refresh token stays when no new one is sent (Oracle Health sends none). */
export async function refreshGrant(signIn: SignIn, refreshToken: string): Promise<GrantCheck> {
  return recentRefreshes.once(signIn.id, refreshToken, () =>
    ask(signIn, async () => {
      const tokens = await refreshTokenGrant(await authorizationServer(signIn), refreshToken);
      const idToken = tokens.id_token === undefined ? {} : { idToken: tokens.id_token };
      return { state: 'alive', grant: { refreshToken, ...grantOf(tokens), ...idToken } };
    }),
  );
}

/** Checks with its own authorisation server that the token is still valid, so that a sign-out there takes effect here. */
export async function checkGrant(signIn: SignIn, grant: LoginGrant, patient: string | undefined): Promise<GrantCheck> {
  return ask(signIn, async () => {
    const server = await authorizationServer(signIn);
    const metadata = server.serverMetadata();
    const alive: GrantCheck = { state: 'alive', grant };
    if (metadata.introspection_endpoint !== undefined) {
      return (await tokenIntrospection(server, grant.accessToken)).active ? alive : { state: 'over' };
    }
    if (signIn.kind === 'smart' && patient !== undefined) {
      const { status } = await readAtLaunchBase(
        signIn,
        `${resourcePath({ type: 'Patient', id: patient })}?_elements=id`,
        grant.accessToken,
      );
      return status === 401 ? { state: 'over' } : alive;
    }
    if (metadata.userinfo_endpoint === undefined) return alive;
    await fetchUserInfo(server, grant.accessToken, skipSubjectCheck);
    return alive;
  });
}

async function ask(signIn: SignIn, question: () => Promise<GrantCheck>): Promise<GrantCheck> {
  try {
    return await question();
  } catch (error) {
    const refused = error instanceof ResponseBodyError || error instanceof WWWAuthenticateChallengeError;
    if (!refused || error.status >= 500 || error.status === 429) return { state: 'unreachable' };
    const { facts, reason } = signInRefusal(error, 'token');
    const { status, error: code, errorDescription } = facts;
    const about = { reference: referenceCode(), about: signIn.id, step: 'renewal', reason } as const;
    writeOperatorLine({ event: 'session-ended', ...about, status, error: code, errorDescription });
    return { state: 'over' };
  }
}

/** Revokes the tokens at their authorisation server; true when it confirmed. Signing out goes on either way. */
export async function revokeGrant(signIn: SignIn, grant: LoginGrant): Promise<boolean> {
  try {
    const server = await authorizationServer(signIn);
    if (server.serverMetadata().revocation_endpoint === undefined) return false;
    if (grant.refreshToken !== undefined) await tokenRevocation(server, grant.refreshToken, { token_type_hint: 'refresh_token' });
    await tokenRevocation(server, grant.accessToken, { token_type_hint: 'access_token' });
    return true;
  } catch {
    return false;
  }
}
