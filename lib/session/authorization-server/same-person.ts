import 'server-only';
import { createHash } from 'node:crypto';
import type { SignIn } from '#/lib/config/schema/schema.ts';
import { formatReference, parseReference } from '#/lib/record/model/resource-reference.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import type { FirstIdToken, LoginGrant, RecordSession } from '#/lib/session/model/record-session.ts';
import type { Claims } from './complete-claims.ts';
import { readFhirUser } from './fhir-user.ts';
import { readContextId } from './launch-context.ts';
import { samePersonFaults } from './words.ts';

/** Person and patient that a grant is for, as the sign-in proved them. */
export interface GrantOwner {
  readonly viewer: Pick<Viewer, 'issuer' | 'subject'>;
  /** Id at the launching base. */
  readonly patient?: string | undefined;
  readonly first?: FirstIdToken | undefined;
}

export const ownerOf = ({ viewer, launch, login }: OwnedGrants): GrantOwner => ({
  viewer,
  patient: launch?.patient,
  first: (launch ?? login)?.firstIdToken,
});

export interface OwnedGrants extends Pick<RecordSession, 'viewer' | 'launch'> {
  readonly login?: LoginGrant | undefined;
}

/** Thrown where an answer about a grant is about somebody else: the session ends (H01, H34). */
export class OtherPerson extends Error {
  override readonly name = 'OtherPerson';
  readonly reason: 'other-user' | 'other-patient';
  readonly detail: string;
  constructor(reason: OtherPerson['reason'], detail: string) {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}

/** openid-client's codes for an id_token or userinfo of another issuer, client or user. */
const otherPersonCodes = new Set(['OAUTH_JWT_CLAIM_COMPARISON_FAILED', 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED']);

/** An answer about somebody else, found by us or by openid-client; an id_token with a false signature proves nobody. */
export function otherPersonIn(error: unknown): OtherPerson | undefined {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof OtherPerson) return cause;
    const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
    if (otherPersonCodes.has(code) || cause.message.startsWith('JWT signature'))
      return new OtherPerson('other-user', samePersonFaults.unproven);
  }
  return undefined;
}

/** Claims of the first id_token that a renewed one must repeat. `completed`: with those that userinfo added. */
export function firstIdToken(idToken: Members, completed: Claims, { issuer }: SignIn): FirstIdToken {
  const fhirUser = fhirUserKey(completed, issuer);
  return {
    ...(typeof idToken['nonce'] === 'string' && { nonce: idToken['nonce'] }),
    ...(typeof idToken['auth_time'] === 'number' && { authTime: idToken['auth_time'] }),
    ...(typeof idToken['azp'] === 'string' && { authorizedParty: idToken['azp'] }),
    ...(fhirUser !== undefined && { fhirUser }),
  };
}

/**
 * Compares a renewed id_token with the first (OpenID Connect Core §12.2); openid-client has checked its signature, audience
 * and times. Throws OtherPerson.
 */
export function demandSameIdToken(idToken: Members, { viewer, first }: GrantOwner, signIn: SignIn): void {
  const differing = [
    ...(idToken['iss'] === viewer.issuer ? [] : ['iss']),
    ...(idToken['sub'] === viewer.subject ? [] : ['sub']),
    // A session sealed by an older version has none of the others.
    ...(first ? differingClaims(idToken, first) : []),
  ];
  if (differing.length > 0) throw new OtherPerson('other-user', samePersonFaults.idToken(differing));
  demandSameFhirUser(idToken, first, signIn);
}

function differingClaims(idToken: Members, { nonce, authTime, authorizedParty }: FirstIdToken): readonly string[] {
  const [newNonce, newTime] = [idToken['nonce'], idToken['auth_time']];
  return [
    ...(newNonce === undefined || newNonce === nonce ? [] : ['nonce']),
    ...(newTime === undefined || authTime === undefined || newTime === authTime ? [] : ['auth_time']),
    ...(idToken['azp'] === authorizedParty ? [] : ['azp']),
  ];
}

/** Compares `fhirUser` of a later answer, where it names somebody, with the first one's. Throws OtherPerson. */
export function demandSameFhirUser(claims: Members, first: FirstIdToken | undefined, { issuer }: SignIn): void {
  if (!first) return;
  const named = fhirUserKey(claims, issuer) ?? unreadable(claims['fhirUser']);
  if (named === undefined) return;
  const isAnother = first.fhirUser === undefined ? readFhirUser(claims, issuer).kind === 'patient-or-relative' : named !== first.fhirUser;
  if (isAnother) throw new OtherPerson('other-user', samePersonFaults.fhirUser);
}

/** A claim that is there and names nobody whom we can read is not the one of the sign-in. */
const unreadable = (fhirUser: unknown): 'unreadable' | undefined =>
  fhirUser === undefined || fhirUser === null || fhirUser === '' ? undefined : 'unreadable';

/** Compares the patient whom a later answer names with the launch's: another's record would come, or none (H01, H05). Throws OtherPerson. */
export function demandSamePatient(patient: unknown, owner: GrantOwner, { issuer }: SignIn): void {
  if (owner.patient === undefined) return;
  const named = readContextId(patient, 'Patient', issuer);
  if (named.state === 'named' && named.id !== owner.patient) throw new OtherPerson('other-patient', samePersonFaults.patient);
}

/** Claims as they came. */
type Members = Readonly<Record<string, unknown>>;

/** Digest of whom `fhirUser` names, however it is written: relative or absolute, of any version. Undefined where it names nobody. */
function fhirUserKey(claims: Members, base: string): string | undefined {
  const user = readFhirUser(claims, base);
  if (user.kind === 'unnamed') return undefined;
  const { type, id } =
    user.kind === 'staff' ? user.reference : { type: user.kind, id: [claims['fhirUser'] ?? claims['profile']].flat().map(unversioned) };
  return createHash('sha256')
    .update(JSON.stringify([type, id]))
    .digest('base64url')
    .slice(0, 16);
}

function unversioned(claim: unknown): unknown {
  const reference = typeof claim === 'string' ? parseReference(claim.trim()) : undefined;
  return reference?.kind === 'literal' ? formatReference({ ...reference, version: undefined }) : claim;
}
