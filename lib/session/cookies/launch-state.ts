import 'server-only';
import { z } from 'zod';
import type { Config } from '#/lib/config/schema/schema.ts';
import { launchCookie, launchSeconds, setCookie, type CookieToSet } from './cookies.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';
import { seal, unseal } from './seal.ts';
import { epochSeconds } from '#/lib/session/model/viewer-session.ts';

const launchState = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  signIn: z.string(),
  framed: z.boolean(),
  endsAt: z.number(),
});

/** State of one sign-in until its callback; bound to this browser by its cookie, used once. */
export type LaunchState = z.infer<typeof launchState>;

const stateText = /^[A-Za-z0-9_-]{32}$/;

export async function rememberLaunch(launch: Omit<LaunchState, 'endsAt'>, { session: { keys } }: Config): Promise<CookieToSet> {
  const sealed: LaunchState = { ...launch, endsAt: epochSeconds() + launchSeconds };
  return setCookie(launchCookie(launch.state), await seal(sealed, { purpose: 'launch', boundTo: [launch.state] }, keys), launch.framed);
}

export interface LaunchCallback {
  readonly state: string | null;
  /** Sign-in whose callback was reached. */
  readonly signIn: string;
  readonly cookie: (name: string) => string | undefined;
  readonly framed: boolean;
}

/**
 * Returns the state that this browser began the launch with. Throws Refused: an answer to another sign-in's request is refused, because
 * each has its own callback, so a code of one issuer is never sent to another (RFC 9700 §4.4, mix-up).
 */
export async function recallLaunch(answer: LaunchCallback, { session: { keys } }: Config): Promise<LaunchState> {
  if (answer.state === null || !stateText.test(answer.state)) throw new SignInRefused('state-mismatch');
  const sealed = answer.cookie(launchCookie(answer.state).name);
  if (sealed === undefined) throw new SignInRefused(answer.framed ? 'cookies-blocked' : 'state-missing');
  const opened = launchState.safeParse(await unseal(sealed, { purpose: 'launch', boundTo: [answer.state] }, keys)).data;
  if (!opened || opened.state !== answer.state || opened.signIn !== answer.signIn) throw new SignInRefused('state-mismatch');
  if (epochSeconds() >= opened.endsAt) throw new SignInRefused('launch-expired');
  return opened;
}
