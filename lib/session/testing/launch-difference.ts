import type { RefusalReason } from '#/lib/session/model/refusal.ts';
import { refuseSignIn } from '#/lib/session/open/refuse-sign-in.ts';
import { finish, grantLaunch, launch, withSignIn, type TrialSignIn } from './sign-in.ts';

type Changes = Readonly<Record<string, unknown>>;

/** Difference of one launch from that of a correct record system. */
export interface LaunchDifference {
  /** Members of the SMART configuration, of the token answer, of the id_token. */
  readonly discovery?: Changes;
  readonly token?: Changes;
  readonly claims?: Changes;
  readonly assumePkce?: true;
  readonly change?: (trial: TrialSignIn) => void;
}

/** Runs a whole launch that differs so: the reason whose page the reader sees, or `opened`. */
export async function endOfLaunch(
  given: TrialSignIn,
  { discovery = {}, token = {}, claims = {}, assumePkce, change }: LaunchDifference,
): Promise<RefusalReason | 'opened'> {
  const trial = assumePkce ? withSignIn(given, 'smart', { assumePkce }) : given;
  trial.ehr.answers.discovery = { ...trial.ehr.answers.discovery, ...discovery };
  change?.(trial);
  try {
    const started = await launch(trial);
    grantLaunch(trial, started, token, claims);
    await finish(trial, started);
    return 'opened';
  } catch (error) {
    const attempt = { framed: false, step: 'authorization', signIn: 'city-ehr' } as const;
    return (await refuseSignIn(error, attempt, trial.services, trial.config)).kind;
  }
}
