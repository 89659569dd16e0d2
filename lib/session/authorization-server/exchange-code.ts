import 'server-only';
import { authorizationCodeGrant } from 'openid-client';
import { z } from 'zod';
import type { Config, SignIn } from '#/lib/config/schema/schema.ts';
import { authorizationServer } from './authorization-server.ts';
import type { LaunchState } from '#/lib/session/cookies/launch-state.ts';
import type { LoginGrant } from '#/lib/session/model/record-session.ts';
import { signInRefusal } from './sign-in-refusal.ts';
import { callbackUrl } from './start-sign-in.ts';
import { epochSeconds } from '#/lib/session/model/viewer-session.ts';

/** Launch context of a token answer (SMART 2.2 §token response); `patient` is the launched patient. */
const context = z.object({ patient: z.string().min(1).optional(), encounter: z.string().min(1).optional(), scope: z.string().optional() });

export interface ExchangedCode {
  readonly grant: LoginGrant;
  readonly scope: string;
  readonly patient?: string;
  readonly encounter?: string;
  readonly idToken?: string;
  /** The id_token's claims: issuer, audience, times, nonce and signature are verified. */
  readonly claims: Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string };
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
    const { patient, encounter, scope } = context.parse(tokens);
    return {
      grant: grantOf(tokens),
      scope: scope ?? '',
      ...(patient !== undefined && { patient }),
      ...(encounter !== undefined && { encounter }),
      ...(tokens.id_token !== undefined && { idToken: tokens.id_token }),
      claims,
    };
  } catch (error) {
    throw signInRefusal(error);
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
  for (const name of ['code', 'state', 'iss', 'error', 'error_description']) {
    for (const value of answer.getAll(name)) url.searchParams.append(name, value);
  }
  return url;
}
