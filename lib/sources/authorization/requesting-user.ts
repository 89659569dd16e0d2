import type { TypeAccess } from '#/lib/config/client/type-access.ts';
import type { PurposeOfUse, Viewer } from '#/lib/record/model/viewer.ts';

/** The user on whose behalf sources are queried, which every authorisation method renders its own way (standards §0.2). */
export interface RequestingUser {
  readonly viewer: Viewer;
  readonly purpose: PurposeOfUse;
  /** Present when the record was opened by a SMART launch: good for its own base only. */
  readonly launch?: LaunchAccess;
  /** Present after direct login: only ever exchanged at a token service that the configuration names for its issuer. */
  readonly login?: LoginAccess;
}

export interface LoginAccess {
  readonly accessToken: string;
  readonly idToken?: string;
}

export interface LaunchAccess {
  /** FHIR base of the launching system (`iss`). */
  readonly base: string;
  /** Patient id at that base. */
  readonly patient: string;
  readonly accessToken: string;
  /** Resource types that the token does not cover, or in part; every other is granted. */
  readonly access?: Readonly<Record<string, TypeAccess>>;
}
