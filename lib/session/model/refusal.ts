import type { Viewer } from '#/lib/record/model/viewer.ts';

/** Reasons why a sign-in or launch ended without a record, with the status of their page. The words stand in `components/notice`. */
const statuses = {
  'unknown-issuer': 403,
  'launch-incomplete': 400,
  'unknown-sign-in': 404,
  denied: 403,
  /** The authorisation server answered the request with an OAuth error. */
  'server-refused': 502,
  'launch-refused': 403,
  'state-missing': 400,
  'state-mismatch': 400,
  'launch-expired': 400,
  'cookies-blocked': 400,
  'too-large': 500,
  'no-patient': 422,
  /** A patient came, in a form that names no Patient of the launching system. */
  'patient-form': 502,
  'patient-not-found': 502,
  'patient-refused': 502,
  'patient-unreadable': 502,
  'role-not-allowed': 403,
  /** Neither the id_token nor userinfo has the role or organisation that the configuration reads. */
  'role-missing': 403,
  /** The record system did not let the user's role be read. */
  'role-unreadable': 502,
  'not-staff': 403,
  /** Authenticated by less than the configuration requires. */
  'assurance-too-low': 403,
  /** The id_token does not say how, or when, the user was authenticated. */
  'assurance-not-stated': 403,
  /** Authenticated longer ago than the configuration allows. */
  'authentication-too-old': 403,
  /** Nothing answered. */
  'server-unreachable': 502,
  'server-error': 502,
  /** The discovery document lacks what a sign-in needs, or names addresses that are not configured. */
  'server-settings': 502,
  /** An answer came in a form that cannot be read. */
  'answer-unusable': 502,
  'identity-invalid': 502,
  'identity-missing': 502,
  'audit-unavailable': 503,
  /** A defect of ours. */
  unforeseen: 500,
} as const;

export type RefusalReason = keyof typeof statuses;

export const refusalStatus = (reason: RefusalReason): number => statuses[reason];

/** Step at which a sign-in ended, for the operator. */
export type SignInStep = 'start' | 'discovery' | 'authorization' | 'token' | 'identity' | 'userinfo' | 'user' | 'patient' | 'session';

/** Facts of a refusal for the operator's log, as they came: cleaned when they are written. */
export interface RefusalFacts {
  readonly step?: SignInStep | undefined;
  readonly status?: number | undefined;
  readonly error?: string | undefined;
  readonly errorDescription?: string | undefined;
  /** Our own words: which member is missing, which code the network gave. */
  readonly detail?: string | undefined;
  /** Refused viewer, once known, for the audit. */
  readonly viewer?: Viewer | undefined;
}

/** Thrown inside a sign-in and caught once at its end: a sign-in is refused as a whole. */
export class SignInRefused extends Error {
  override readonly name = 'SignInRefused';
  readonly reason: RefusalReason;
  readonly facts: RefusalFacts;
  constructor(reason: RefusalReason, facts: RefusalFacts = {}) {
    super(reason);
    this.reason = reason;
    this.facts = facts;
  }
}
