import type { Viewer } from '#/lib/record/model/viewer.ts';

/** Reasons why a sign-in or launch ended without a record. The words for each stand in `components/notice`. */
export type RefusalReason =
  | 'unknown-issuer'
  | 'launch-incomplete'
  | 'unknown-sign-in'
  | 'denied'
  | 'server-refused'
  | 'launch-refused'
  | 'state-missing'
  | 'state-mismatch'
  | 'launch-expired'
  | 'cookies-blocked'
  | 'too-large'
  | 'no-patient'
  | 'patient-unreadable'
  | 'role-not-allowed'
  | 'not-staff'
  | 'server-unreachable'
  | 'identity-invalid'
  | 'audit-unavailable';

const statuses: Readonly<Record<RefusalReason, number>> = {
  'unknown-issuer': 403,
  'launch-incomplete': 400,
  'unknown-sign-in': 404,
  denied: 403,
  'server-refused': 502,
  'launch-refused': 403,
  'state-missing': 400,
  'state-mismatch': 400,
  'launch-expired': 400,
  'cookies-blocked': 400,
  'too-large': 500,
  'no-patient': 422,
  'patient-unreadable': 502,
  'role-not-allowed': 403,
  'not-staff': 403,
  'server-unreachable': 502,
  'identity-invalid': 502,
  'audit-unavailable': 503,
};

export const refusalStatus = (reason: RefusalReason): number => statuses[reason];

/** Thrown inside a sign-in and caught once at its end: a sign-in is refused as a whole. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
  readonly reason: RefusalReason;
  /** Refused viewer, once known, for the audit. */
  readonly viewer: Viewer | undefined;
  constructor(reason: RefusalReason, viewer?: Viewer) {
    super(reason);
    this.reason = reason;
    this.viewer = viewer;
  }
}
