import { randomBytes } from 'node:crypto';

/** What a launch is about, and what its tokens carry (SMART 2.2, launch context). */
export interface LaunchContext {
  readonly patient: string;
  readonly encounter?: string | undefined;
  readonly need_patient_banner: boolean;
}

/** A launch that the record system started for its signed-in user. */
export interface Launch extends LaunchContext {
  readonly user: string;
  /** The record system's own answer, to try refusals. */
  readonly refuse: boolean;
  readonly expiresAt: number;
}

export interface Launches {
  readonly mint: (launch: Omit<Launch, 'expiresAt'>, seconds: number) => string;
  readonly find: (token: string) => Launch | undefined;
  /** The context of a grant's tokens, kept while the server runs. */
  readonly bind: (grantId: string, context: LaunchContext) => void;
  readonly contextOf: (grantId: string) => LaunchContext | undefined;
}

/** Launches in memory; the token means nothing to anybody else. */
export function launchStore(): Launches {
  const launches = new Map<string, Launch>();
  const contexts = new Map<string, LaunchContext>();
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
    bind: (grantId, { patient, encounter, need_patient_banner }) =>
      void contexts.set(grantId, { patient, ...(encounter && { encounter }), need_patient_banner }),
    contextOf: (grantId) => contexts.get(grantId),
  };
}
