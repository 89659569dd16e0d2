import 'server-only';
import type { AuditedPatient, AuditedUser, AuditPurpose } from '#/lib/audit/model/event-parts.ts';
import { tokenReference } from '#/lib/audit/model/token-reference.ts';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import type { LaunchGrant, RecordSession } from '#/lib/session/model/record-session.ts';

interface SignedIn {
  readonly viewer: Viewer;
  readonly purpose?: AuditPurpose | undefined;
  /** `signIn[].id` of the configuration, with the access token that it gave. */
  readonly grant?: { readonly signIn: string; readonly accessToken: string } | undefined;
}

/** The user of an event: who they are now, by which client and which token they came. */
export function auditedUser({ viewer, purpose, grant }: SignedIn, { signIn }: Config): AuditedUser {
  return {
    viewer,
    purpose,
    clientId: grant && signIn.find(({ id }) => id === grant.signIn)?.client.id,
    token: grant && tokenReference(grant.accessToken),
  };
}

type Session = Pick<RecordSession, 'viewer' | 'purpose' | 'signIn' | 'launch' | 'login'>;

export function sessionUser({ viewer, purpose, signIn, launch, login }: Session, config: Config): AuditedUser {
  const accessToken = (launch ?? login)?.accessToken;
  return auditedUser({ viewer, purpose, ...(accessToken !== undefined && { grant: { signIn, accessToken } }) }, config);
}

/** The patient of an event by number, those of the configuration first and in its order, and by the launching server's address. */
export function auditedPatient(
  { identifiers }: Pick<PatientIdentity, 'identifiers'>,
  { identifiers: configured }: Config,
  launch?: Pick<LaunchGrant, 'base' | 'patient'>,
): AuditedPatient {
  const place = (system: string): number => {
    const at = configured.findIndex((candidate) => candidate.system === system);
    return at === -1 ? configured.length : at;
  };
  return {
    identifiers: identifiers.toSorted((left, right) => place(left.system) - place(right.system)),
    ...(launch && { reference: `${launch.base}/Patient/${launch.patient}` }),
  };
}
