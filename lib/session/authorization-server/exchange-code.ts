import 'server-only';
import { authorizationCodeGrant } from 'openid-client';
import type { Config, SignIn } from '#/lib/config/schema/schema.ts';
import { authorizationServer } from './authorization-server.ts';
import { completeClaims, type Claims, type CompletedClaims } from './complete-claims.ts';
import type { LaunchState } from '#/lib/session/cookies/launch-state.ts';
import type { LoginGrant } from '#/lib/session/model/record-session.ts';
import { responseParameters } from './response-parameters.ts';
import { firstIdToken } from './same-person.ts';
import { signInRefusal } from './sign-in-refusal.ts';
import type { ScopeOffer } from './launch-scope.ts';
import { callbackUrl, offerOf } from './start-sign-in.ts';
import { epochSeconds } from '#/lib/session/model/viewer-session.ts';

export interface ExchangedCode extends CompletedClaims {
  readonly grant: LoginGrant;
  /** Scopes granted, separated by spaces, where the answer names them. */
  readonly scope?: string;
  /** Lists of the discovery document, by which the scope was asked for. */
  readonly offer: ScopeOffer;
  /** Launch context as it came (SMART 2.2, launch context). */
  readonly context: { readonly patient?: unknown; readonly encounter?: unknown };
  readonly idToken?: string;
  /** Claims of the id_token alone, without those that userinfo added. */
  readonly idTokenClaims: Claims;
}

/** Assumed life of a token without one: short, so that it is renewed early rather than used late. */
const defaultLifeSeconds = 300;

/** Exchanges the code for tokens and a verified identity by openid-client: PKCE, state, nonce, `iss` parameter, id_token and its signature. Throws Refused. */
export async function exchangeCode(signIn: SignIn, answer: URLSearchParams, launch: LaunchState, config: Config): Promise<ExchangedCode> {
  try {
    const server = await authorizationServer(signIn);
    const tokens = await authorizationCodeGrant(server, ownCallback(signIn, answer, config), {
      expectedState: launch.state,
      expectedNonce: launch.nonce,
      pkceCodeVerifier: launch.codeVerifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) throw new Error('There is no id_token.');
    const completed = await completeClaims(signIn, server, tokens.access_token, claims);
    return {
      grant: { ...grantOf(tokens), firstIdToken: firstIdToken(claims, completed.claims, signIn) },
      ...(tokens.scope !== undefined && { scope: tokens.scope }),
      offer: offerOf(server.serverMetadata()),
      idTokenClaims: claims,
      context: { patient: tokens['patient'], encounter: tokens['encounter'] },
      ...(tokens.id_token !== undefined && { idToken: tokens.id_token }),
      ...completed,
    };
  } catch (error) {
    throw signInRefusal(error, 'token');
  }
}

export interface TokenAnswer {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly expires_in?: number;
}

export const grantOf = (tokens: TokenAnswer): LoginGrant => ({
  accessToken: tokens.access_token,
  ...(tokens.refresh_token !== undefined && { refreshToken: tokens.refresh_token }),
  expiresAt: epochSeconds() + (tokens.expires_in ?? defaultLifeSeconds),
});

/** Our own callback address with the answer's parameters only: neither the Host header nor other parameters are trusted. */
function ownCallback(signIn: SignIn, answer: URLSearchParams, config: Config): URL {
  const url = new URL(callbackUrl(config, signIn.id));
  for (const name of responseParameters) {
    for (const value of answer.getAll(name)) url.searchParams.append(name, value);
  }
  return url;
}
