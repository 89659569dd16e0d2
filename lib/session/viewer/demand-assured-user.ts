import 'server-only';
import type { SignIn } from '#/lib/config/schema/schema.ts';
import { demandAssurance } from '#/lib/session/authorization-server/assurance.ts';
import type { ExchangedCode } from '#/lib/session/authorization-server/exchange-code.ts';
import { launchSeconds } from '#/lib/session/cookies/cookies.ts';
import type { LaunchState } from '#/lib/session/cookies/launch-state.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';
import { epochSeconds } from '#/lib/session/model/viewer-session.ts';
import { viewerNameOf } from './signed-in-viewer.ts';

/**
 * Checks the user's authentication before anything is read with their tokens. Throws Refused; a refusal names the user for the
 * audit, without a role: it was not read.
 */
export function demandAssuredUser(signIn: SignIn, { idTokenClaims, claims }: ExchangedCode, { endsAt }: LaunchState): void {
  try {
    demandAssurance(signIn, idTokenClaims, { begunAt: endsAt - launchSeconds, checkedAt: epochSeconds() });
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error;
    const viewer = {
      subject: idTokenClaims.sub,
      issuer: idTokenClaims.iss,
      name: viewerNameOf(claims[signIn.kind === 'oidc' ? signIn.claims.name : 'name']),
      role: 'none',
      organisation: signIn.kind === 'smart' ? signIn.organisation : 'none',
      organisationName: '',
    };
    throw new SignInRefused(error.reason, { ...error.facts, viewer });
  }
}
