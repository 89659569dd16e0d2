import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import type { PurposeOfUse, Viewer } from '#/lib/record/model/viewer.ts';

/** What happened at our door. */
export interface SessionEvent {
  readonly action: 'sign-in' | 'sign-out' | 'launch' | 'refused' | 'find' | 'open' | 'match' | 'expired';
  readonly outcome: '0' | '4' | '8';
  /** Words of ours; a refusal's reference code. */
  readonly detail: string;
  readonly viewer?: Viewer;
  readonly purpose?: PurposeOfUse;
  readonly session?: string;
  readonly patient?: PatientIdentity;
}

/** What a sign-in needs of the rest of the product, given by the route: it knows neither FHIR nor the audit trail. */
export interface SessionServices {
  /** Rejects when it could not be written: then nothing is opened. */
  readonly audit: (event: SessionEvent) => Promise<void>;
  /** A Patient, as a server sent it → the reference identity. */
  readonly readIdentity: (patient: unknown) => PatientIdentity | undefined;
}
