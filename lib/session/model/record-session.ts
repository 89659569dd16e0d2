import type { TypeAccess } from '#/lib/config/client/type-access.ts';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import type { PurposeOfUse, Viewer } from '#/lib/record/model/viewer.ts';

/** Claims of a sign-in's id_token, besides `iss` and `sub`, that a renewed one must repeat (OpenID Connect Core §12.2). */
export interface FirstIdToken {
  readonly nonce?: string | undefined;
  /** `auth_time`, epoch seconds. */
  readonly authTime?: number | undefined;
  /** `azp` */
  readonly authorizedParty?: string | undefined;
  /** Digest of whom `fhirUser` names. */
  readonly fhirUser?: string | undefined;
}

/** Tokens and context of a SMART launch, used at the launching system's FHIR base only. */
export interface LaunchGrant {
  /** FHIR base = `iss`. */
  readonly base: string;
  /** The patient's id at that base. */
  readonly patient: string;
  readonly encounter?: string;
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** Epoch seconds. */
  readonly expiresAt: number;
  readonly firstIdToken?: FirstIdToken | undefined;
  /** Resource types that its token does not cover, or in part; every other is granted. */
  readonly access?: Readonly<Record<string, TypeAccess>>;
}

/** The tokens of a direct login: they name no patient. */
export interface LoginGrant {
  readonly accessToken: string;
  readonly refreshToken?: string;
  /** Epoch seconds. */
  readonly expiresAt: number;
  readonly firstIdToken?: FirstIdToken | undefined;
  /** Present only where a token service exchanges it: it is long, and a cookie is short. */
  readonly idToken?: string;
}

/** Opening of one patient's record by one viewer. The patient is fixed here and nowhere else (H01). */
export interface RecordSession {
  /** Random id, part of the path. */
  readonly id: string;
  /** `signIn[].id` of the configuration. */
  readonly signIn: string;
  readonly viewer: Viewer;
  readonly purpose: PurposeOfUse;
  /** The reference identity. */
  readonly patient: PatientIdentity;
  /** Origin of the identity: name of the launching system or of the index. */
  readonly patientFrom: string;
  readonly launch?: LaunchGrant;
  readonly login?: LoginGrant;
  /** People that the reader accepted, each as `source~person`. */
  readonly accepted: readonly string[];
  /** Ids of sources at which the reader rejected the match. */
  readonly rejected: readonly string[];
  /** Epoch seconds. */
  readonly openedAt: number;
  readonly framed: boolean;
}

/** Content of the record's own cookie; viewer and login stand once, in the viewer's cookie. */
export type SealedRecord = Omit<RecordSession, 'viewer' | 'login'>;
