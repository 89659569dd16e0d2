import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import type { PurposeOfUse, Viewer } from '#/lib/record/model/viewer.ts';

/** Acts of a session, as the audit names them. */
export type SessionAction =
  | 'sign-in'
  | 'launch'
  | 'sign-in-refused'
  | 'record-opened'
  | 'match-confirmed'
  | 'match-rejected'
  | 'request-refused'
  | SessionEnd;

/** Ends of a session or of a record. */
export type SessionEnd = 'sign-out' | 'idle-end' | 'time-limit-end' | 'replaced-end' | 'token-end';

/** Event of a session, for the audit. */
export interface SessionEvent {
  readonly action: SessionAction;
  readonly outcome: '0' | '4' | '8';
  /** Our own words; of a refusal its reference code. */
  readonly detail: string;
  readonly viewer?: Viewer;
  /** Token by which the viewer came, and where it is from; the audit names it and holds no part of it. */
  readonly grant?: { readonly signIn: string; readonly accessToken: string } | undefined;
  readonly purpose?: PurposeOfUse;
  readonly session?: string;
  readonly patient?: PatientIdentity;
  /** Patient at the launching server, who may not be read yet. */
  readonly launch?: { readonly base: string; readonly patient: string } | undefined;
  /** Id of the source that a decision is about. */
  readonly source?: string;
  /** The event is also that of a Patient who is about to be read at the launching server, under this X-Request-Id. */
  readonly reads?: string;
}

/** Services that a session needs from the rest of the product; the route passes them in, because `lib/session` knows neither FHIR nor the audit trail. */
export interface SessionServices {
  /** Rejects when the event could not be written; then nothing is opened. */
  readonly audit: (event: SessionEvent) => Promise<void>;
  /** Reads the reference identity from a Patient as a server sent it. */
  readonly readIdentity: (patient: unknown) => PatientIdentity | undefined;
  /** Resource types that are read at a launching base. */
  readonly typesAt: (base: string) => readonly string[];
}
