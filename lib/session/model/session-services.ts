import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import type { PurposeOfUse, Viewer } from '#/lib/record/model/viewer.ts';

/** Event of a session, for the audit. */
export interface SessionEvent {
  readonly action: 'sign-in' | 'sign-out' | 'launch' | 'refused' | 'find' | 'open' | 'match' | 'expired';
  readonly outcome: '0' | '4' | '8';
  /** Our own words; of a refusal its reference code. */
  readonly detail: string;
  readonly viewer?: Viewer;
  readonly purpose?: PurposeOfUse;
  readonly session?: string;
  readonly patient?: PatientIdentity;
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
