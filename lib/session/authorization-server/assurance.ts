import 'server-only';
import type { SignIn } from '#/lib/config/schema/schema.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';
import { assuranceFaults } from './words.ts';

/** Claims of an id_token whose signature was verified: userinfo proves nothing about the authentication. */
type IdTokenClaims = Readonly<Record<string, unknown>>;

/** Seconds by which the provider's clock may differ from ours, as openid-client allows for the other times. */
const clockTolerance = 30;

/** Times of a sign-in here, in epoch seconds: an authentication after its beginning is never too old. */
interface SignInTimes {
  readonly begunAt: number;
  readonly checkedAt: number;
}

/**
 * Checks how, and when, the user was authenticated against the sign-in's `assurance`. Throws Refused: too low, too old, or not
 * stated where it is required. Of a record system no time is demanded: SMART App Launch has no request for a new authentication.
 */
export function demandAssurance(signIn: SignIn, idToken: IdTokenClaims, { begunAt, checkedAt }: SignInTimes): void {
  demandLevel(signIn, idToken);
  if (signIn.kind === 'smart') return;
  const { maxAge, prompt } = signIn.assurance;
  const authTime = idToken['auth_time'];
  // A provider must state the time where `max_age` was asked for, and need not for `prompt` (OpenID Connect Core §2).
  if (maxAge === undefined && (prompt !== 'login' || authTime === undefined)) return;
  if (typeof authTime !== 'number' || !(authTime <= checkedAt + clockTolerance))
    throw refused('assurance-not-stated', assuranceFaults.time);
  const oldest = begunAt - (prompt === 'login' ? 0 : (maxAge ?? 0));
  if (authTime < oldest - clockTolerance) throw refused('authentication-too-old', assuranceFaults.age(begunAt - authTime));
}

/** Checks the level that an id_token states. A renewed one need not repeat it: `isRenewed` lets pass what is not stated. Throws Refused. */
export function demandLevel({ assurance: { acr, amr, identityLevel } }: SignIn, idToken: IdTokenClaims, isRenewed = false): void {
  demandValue('acr', acr, idToken['acr'], isRenewed);
  demandValue('amr', amr, idToken['amr'], isRenewed);
  const proved = idToken['id_assurance_level'];
  if (identityLevel === undefined || isAbsent(proved)) return;
  // NHS CIS2 writes it as a number or as text.
  const level = typeof proved === 'string' && /^\d+$/.test(proved) ? Number(proved) : proved;
  if (typeof level !== 'number' || !(level >= identityLevel))
    throw refused('assurance-too-low', assuranceFaults.level('id_assurance_level'));
}

function demandValue(name: 'acr' | 'amr', enough: readonly string[], claim: unknown, isRenewed: boolean): void {
  if (enough.length === 0) return;
  if (isAbsent(claim)) {
    if (isRenewed) return;
    throw refused('assurance-not-stated', assuranceFaults.missing(name));
  }
  const stated: readonly unknown[] = Array.isArray(claim) && name === 'amr' ? claim : [claim];
  if (!enough.some((value) => stated.includes(value))) throw refused('assurance-too-low', assuranceFaults.level(name));
}

const isAbsent = (claim: unknown): boolean =>
  claim === undefined || claim === null || claim === '' || (Array.isArray(claim) && claim.length === 0);

const refused = (reason: 'assurance-too-low' | 'assurance-not-stated' | 'authentication-too-old', detail: string): SignInRefused =>
  new SignInRefused(reason, { step: 'identity', detail });

/** Parameters by which a login asks for its assurance. */
export function assuranceParameters({ scope, assurance }: Extract<SignIn, { kind: 'oidc' }>): Readonly<Record<string, string>> {
  const { acr, acrValues = acr, prompt, maxAge } = assurance;
  // A provider gives a refresh token for later only after the user's consent (OpenID Connect Core §11).
  const prompts = [...(prompt === undefined ? [] : [prompt]), ...(scope.split(' ').includes('offline_access') ? ['consent'] : [])];
  return {
    ...(acrValues.length > 0 && { acr_values: acrValues.join(' ') }),
    ...(prompts.length > 0 && { prompt: prompts.join(' ') }),
    ...(maxAge !== undefined && { max_age: String(maxAge) }),
  };
}
