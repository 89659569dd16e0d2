import { randomBytes } from 'node:crypto';

/** Subject of a launch, and the context its tokens carry (SMART 2.2, launch context). */
export interface LaunchContext {
  readonly patient: string;
  readonly encounter?: string | undefined;
  readonly need_patient_banner: boolean;
}

/** A launch that the record system started for its signed-in user. */
export interface EhrLaunch extends LaunchContext {
  /** The FHIR base it is for, and no other. */
  readonly base: string;
  readonly user: string;
  /** The record system's own answer, to try refusals. */
  readonly refuse: boolean;
  readonly expiresAt: number;
}

/** Rights of the tokens of one grant. */
export interface GrantedAccess {
  readonly base: string;
  readonly context: LaunchContext;
}

export interface Launches {
  readonly mint: (launch: Omit<EhrLaunch, 'expiresAt'>, seconds: number) => string;
  readonly find: (token: string) => EhrLaunch | undefined;
  /** Base and context of a grant's tokens, kept while the server runs. */
  readonly bind: (grantId: string, launch: Pick<EhrLaunch, 'base'> & LaunchContext) => void;
  readonly grantedBy: (grantId: string) => GrantedAccess | undefined;
}

/** Launches in memory; the token means nothing to anybody else. */
export function launchStore(): Launches {
  const launches = new Map<string, EhrLaunch>();
  const grants = new Map<string, GrantedAccess>();
  return {
    mint: (launch, seconds) => {
      const token = randomBytes(18).toString('base64url');
      launches.set(token, { ...launch, expiresAt: Date.now() + seconds * 1_000 });
      return token;
    },
    find: (token) => {
      const launch = launches.get(token);
      return launch && launch.expiresAt > Date.now() ? launch : undefined;
    },
    bind: (grantId, { base, patient, encounter, need_patient_banner }) =>
      void grants.set(grantId, { base, context: { patient, ...(encounter && { encounter }), need_patient_banner } }),
    grantedBy: (grantId) => grants.get(grantId),
  };
}
