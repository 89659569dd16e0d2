import 'server-only';
import { fetchUserInfo, type Configuration } from 'openid-client';
import type { SignIn } from '#/lib/config/schema/schema.ts';
import type { SignInRefused } from '#/lib/session/model/refusal.ts';
import { signInRefusal } from './sign-in-refusal.ts';

/** Claims of the id_token; issuer, audience, times, nonce and signature are verified. */
export type Claims = Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string };

export interface CompletedClaims {
  readonly claims: Claims;
  /** Why userinfo gave nothing, where it was asked. */
  readonly userInfoFault?: SignInRefused;
}

/**
 * Adds claims from userinfo where the id_token lacks one that the configuration reads: a provider may send `profile` there only
 * (OpenID Connect Core §5.4). The id_token's own claims win; `sub` must be the same (§5.3.2).
 */
export async function completeClaims(signIn: SignIn, server: Configuration, accessToken: string, claims: Claims): Promise<CompletedClaims> {
  if (
    server.serverMetadata().userinfo_endpoint === undefined ||
    !wantedClaims(signIn).some((names) => names.every((name) => isMissing(name, claims[name])))
  )
    return { claims };
  try {
    return { claims: { ...(await fetchUserInfo(server, accessToken, claims.sub)), ...present(claims), iss: claims.iss, sub: claims.sub } };
  } catch (error) {
    return { claims, userInfoFault: signInRefusal(error, 'userinfo') };
  }
}

/** Claims that the sign-in reads; of several names for one, any will do. */
function wantedClaims(signIn: SignIn): readonly (readonly string[])[] {
  if (signIn.kind === 'smart') return [['fhirUser', 'profile'], ...(signIn.role.from === 'fhirUser' ? [] : [[signIn.role.from]])];
  const { role, organisation, name } = signIn.claims;
  return [role, organisation, name].flatMap((claim) => (claim === undefined ? [] : [[claim]]));
}

const reference = /(?:^|\/)(?:Practitioner|PractitionerRole|Patient|RelatedPerson|Person)\//;

/** A `profile` that is a web page, as OpenID Connect has it, does not say who the user is in FHIR. */
const isMissing = (name: string, value: unknown): boolean =>
  isAbsent(value) || (name === 'profile' && !(typeof value === 'string' && reference.test(value)));

const isAbsent = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const present = (claims: Claims): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(claims).filter(([, value]) => !isAbsent(value)));
