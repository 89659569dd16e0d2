import 'server-only';
import { z } from 'zod';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { BrowserIds } from './browser-ids.ts';
import { launchCookie, launchSeconds, setCookie, type CookieToSet } from './cookies.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';
import { seal, unseal, type SealUse } from './seal.ts';
import { epochSeconds } from '#/lib/session/model/viewer-session.ts';

export const launchState = z.object({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  signIn: z.string(),
  framed: z.boolean(),
  endsAt: z.number(),
});

/** State of one sign-in until its callback, used once. */
export type LaunchState = z.infer<typeof launchState>;

/** State of a sign-in in the browser that it began in. */
export interface RecalledLaunch extends LaunchState {
  readonly browser: string;
}

const stateText = /^[A-Za-z0-9_-]{32}$/;

/** State of a launch that begins now and is good for ten minutes. */
export const newLaunchState = (launch: Omit<LaunchState, 'endsAt'>): LaunchState => ({
  ...launch,
  endsAt: epochSeconds() + launchSeconds,
});

/** Seals a launch with the id of its browser: void in any other, though its cookie were planted there. */
export async function rememberLaunch(launch: LaunchState, browser: string, { session: keys }: Config): Promise<CookieToSet> {
  return setCookie(launchCookie(launch.state), await seal(launch, launchUse(launch.state, browser), keys), launch.framed);
}

const launchUse = (state: string, browser: string): SealUse => ({ purpose: 'launch', boundTo: [state, browser] });

export interface LaunchCallback extends BrowserIds {
  readonly state: string | null;
  /** Sign-in whose callback was reached. */
  readonly signIn: string;
  readonly cookie: (name: string) => string | undefined;
  readonly framed: boolean;
}

/**
 * Returns the state that this browser began the launch with. Throws Refused: an answer to another sign-in's request is refused, because
 * each has its own callback, so a code of one issuer is never sent to another (RFC 9700 §4.4, mix-up). A sign-out ends the launches
 * that are under way, because their browser id is gone.
 */
export async function recallLaunch(answer: LaunchCallback, { session: keys }: Config): Promise<RecalledLaunch> {
  if (answer.state === null || !stateText.test(answer.state)) throw new SignInRefused('state-mismatch');
  const sealed = answer.cookie(launchCookie(answer.state).name);
  const held = [answer.waiting, answer.before?.browser].filter((id) => id !== undefined);
  if (sealed === undefined) throw new SignInRefused(answer.framed ? 'cookies-blocked' : 'state-missing');
  if (held.length === 0) throw new SignInRefused('state-missing');
  for (const browser of held) {
    const opened: LaunchState | undefined = launchState.safeParse(await unseal(sealed, launchUse(answer.state, browser), keys)).data;
    if (opened?.state !== answer.state || opened.signIn !== answer.signIn) continue;
    if (epochSeconds() >= opened.endsAt) throw new SignInRefused('launch-expired');
    return { ...opened, browser };
  }
  throw new SignInRefused('state-mismatch');
}
