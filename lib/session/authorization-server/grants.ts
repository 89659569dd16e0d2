import 'server-only';
import {
  fetchUserInfo,
  refreshTokenGrant,
  ResponseBodyError,
  tokenIntrospection,
  tokenRevocation,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import type { SignIn } from '#/lib/config/schema/schema.ts';
import { resourcePath } from '#/lib/record/model/resource-reference.ts';
import { referenceCode } from '#/lib/operator-log/reference-code.ts';
import { writeOperatorLine } from '#/lib/operator-log/write-operator-line.ts';
import { signInRefusal } from './sign-in-refusal.ts';
import { demandLevel } from './assurance.ts';
import { authorizationServer } from './authorization-server.ts';
import { grantOf } from './exchange-code.ts';
import { readAtLaunchBase } from './read-at-launch-base.ts';
import type { LoginGrant } from '#/lib/session/model/record-session.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';
import type { ScopeOffer } from './launch-scope.ts';
import { offerOf } from './start-sign-in.ts';
import { rememberedRefreshes } from './refresh-once.ts';
import { demandSameFhirUser, demandSameIdToken, demandSamePatient, otherPersonIn, type GrantOwner } from './same-person.ts';

/** Scope of a renewed token, as far as the answer states it. */
export interface RenewedContext {
  readonly scope?: string | undefined;
  readonly offer: ScopeOffer;
}

export type GrantCheck =
  | { readonly state: 'alive'; readonly grant: LoginGrant; readonly renewed?: RenewedContext }
  /** The authorisation server refused: the session is over. `reference` finds its refusal in the operator's log. */
  | { readonly state: 'over'; readonly reference?: string }
  /** The authorisation server could not be reached: nothing is known. */
  | { readonly state: 'unreachable' };

const recentRefreshes = rememberedRefreshes<GrantCheck>((check) => check.state === 'alive');

/** Refreshes the tokens; the old refresh token stays when no new one is sent (Oracle Health sends none). */
export async function refreshGrant(signIn: SignIn, refreshToken: string, owner: GrantOwner): Promise<GrantCheck> {
  return recentRefreshes.once(signIn.id, refreshToken, () =>
    ask(signIn, 'renewal', async () => {
      const server = await authorizationServer(signIn);
      const tokens = await refreshTokenGrant(server, refreshToken);
      const idToken = tokens.id_token === undefined ? {} : { idToken: tokens.id_token };
      const grant = { refreshToken, ...grantOf(tokens), ...idToken };
      try {
        const claims = tokens.claims();
        if (claims) demandSameIdToken(claims, owner, signIn);
        if (claims) demandLevel(signIn, claims, true);
        demandSamePatient(tokens['patient'], owner, signIn);
      } catch (error) {
        // These tokens will not be used.
        await revokeGrant(signIn, grant);
        throw error;
      }
      const renewed = { scope: tokens.scope, offer: offerOf(server.serverMetadata()) };
      return { state: 'alive', grant, renewed };
    }),
  );
}

/** Checks with its own authorisation server that the token is still valid, so that a sign-out there takes effect here. */
export async function checkGrant(signIn: SignIn, grant: LoginGrant, owner: GrantOwner): Promise<GrantCheck> {
  return ask(signIn, 'check', async () => {
    const server = await authorizationServer(signIn);
    const metadata = server.serverMetadata();
    const alive: GrantCheck = { state: 'alive', grant };
    if (metadata.introspection_endpoint !== undefined) {
      const introspected = await tokenIntrospection(server, grant.accessToken);
      if (!introspected.active) return { state: 'over' };
      // `sub` is left out: it may be a name of sign-in (RFC 7662 §2.2). A SMART server repeats the launch's context and `fhirUser`.
      if (signIn.kind === 'smart') {
        demandSamePatient(introspected['patient'], owner, signIn);
        demandSameFhirUser(introspected, owner.first, signIn);
      }
      return alive;
    }
    const { patient } = owner;
    if (signIn.kind === 'smart' && patient !== undefined) {
      const { status } = await readAtLaunchBase(
        signIn,
        `${resourcePath({ type: 'Patient', id: patient })}?_elements=id`,
        grant.accessToken,
      );
      return status === 401 ? { state: 'over' } : alive;
    }
    if (metadata.userinfo_endpoint === undefined) return alive;
    demandSameFhirUser(await fetchUserInfo(server, grant.accessToken, owner.viewer.subject), owner.first, signIn);
    return alive;
  });
}

/** Asks, and writes a line for the operator where the token is refused, or not renewed: a check that is not answered ends nothing. */
async function ask(signIn: SignIn, step: 'renewal' | 'check', question: () => Promise<GrantCheck>): Promise<GrantCheck> {
  try {
    return await question();
  } catch (error) {
    const refused = error instanceof ResponseBodyError || error instanceof WWWAuthenticateChallengeError;
    const person = otherPersonIn(error);
    // A renewed id_token that states a lower level ends the session.
    const isBelow = error instanceof SignInRefused && error.reason === 'assurance-too-low';
    const isOver = person !== undefined || isBelow || (refused && error.status < 500 && error.status !== 429);
    if (!isOver && step === 'check') return { state: 'unreachable' };
    const { facts, reason } = person ? { facts: { detail: person.detail }, reason: person.reason } : signInRefusal(error, 'token');
    const { status, error: code, errorDescription, detail } = facts;
    const reference = referenceCode();
    const about = { reference, about: signIn.id, step, reason } as const;
    const event = isOver ? 'session-ended' : 'token-not-given';
    writeOperatorLine({ event, ...about, status, error: code, errorDescription, ...((!isOver || person || isBelow) && { detail }) });
    return isOver ? { state: 'over', reference } : { state: 'unreachable' };
  }
}

/** End of tokens where they were issued. `not-offered`: that server revokes none, so they live to their own end. */
export type Revocation =
  | { readonly state: 'revoked' | 'not-offered' }
  /** `reference` finds the failure in the operator's log. */
  | { readonly state: 'failed'; readonly reference: string };

/** Revokes the tokens at their authorisation server, each whatever becomes of the other. Never rejects: signing out goes on either way. */
export async function revokeGrant(
  signIn: SignIn,
  { accessToken, refreshToken }: Pick<LoginGrant, 'accessToken' | 'refreshToken'>,
): Promise<Revocation> {
  try {
    const server = await authorizationServer(signIn);
    if (server.serverMetadata().revocation_endpoint === undefined) return { state: 'not-offered' };
    const failed =
      refreshToken === undefined ? undefined : await failureOf(tokenRevocation(server, refreshToken, { token_type_hint: 'refresh_token' }));
    await tokenRevocation(server, accessToken, { token_type_hint: 'access_token' });
    if (failed) throw failed.error;
    return { state: 'revoked' };
  } catch (error) {
    const { facts, reason } = signInRefusal(error, 'token');
    const { status, error: code, errorDescription, detail } = facts;
    const reference = referenceCode();
    const about = { reference, about: signIn.id, step: 'revocation', reason } as const;
    writeOperatorLine({ event: 'token-not-revoked', ...about, status, error: code, errorDescription, detail });
    return { state: 'failed', reference };
  }
}

const failureOf = (request: Promise<unknown>): Promise<{ readonly error: unknown } | undefined> =>
  request.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
