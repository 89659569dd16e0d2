import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { config } from '#/lib/config/config.ts';
import type { Config } from '#/lib/config/schema/schema.ts';
import {
  browserCookie,
  clearEverywhere,
  endedCookie,
  launchSeconds,
  setCookie,
  signedOutMark,
  viewerCookie,
  type CookieToSet,
} from './cookies.ts';
import { seal, unseal, type SealUse } from './seal.ts';
import { stateIn } from './read-record-session.ts';
import { unsealEnded, unsealViewer } from './session-cookies.ts';
import { epochSeconds, type ViewerSession } from '#/lib/session/model/viewer-session.ts';

/** Ids by which sign-ins that began in this browser are known to it. */
export interface BrowserIds {
  /** Waits for the next sign-in: nobody has signed in with it. */
  readonly waiting: string | undefined;
  /** Session of the viewer who is signed in. */
  readonly before: ViewerSession | undefined;
  /** The reader signed out, and the server has not heard of it yet. */
  readonly signedOut?: boolean | undefined;
}

export interface BrowserCookieValues {
  readonly browser: string | undefined;
  readonly viewer: string | undefined;
  /** Rest of a session that has ended. */
  readonly ended?: string | undefined;
  /** The reader signed out, and the server has not heard of it yet. */
  readonly signedOut?: boolean;
}

const waitingId = z.object({
  browser: z.string(),
  endsAt: z.number(),
  /** Made under the mark of a sign-out: sign-ins that take it began after that. */
  afterSignOut: z.literal(true).optional(),
});
type WaitingId = z.infer<typeof waitingId>;
const use: SealUse = { purpose: 'browser', boundTo: [] };

export interface BegunIn extends Pick<BrowserIds, 'signedOut'> {
  readonly framed: boolean;
}

/** Keeps the id for the launches of the next ten minutes. */
export async function rememberBrowserId(browser: string, { framed, signedOut }: BegunIn, { session: keys }: Config): Promise<CookieToSet> {
  const sealed: WaitingId = { browser, endsAt: epochSeconds() + launchSeconds, ...(signedOut && { afterSignOut: true }) };
  return setCookie(browserCookie, await seal(sealed, use, keys), framed);
}

/**
 * Reads the ids of a request's cookies. An id with which somebody has signed in waits no longer, whatever became of their session;
 * nor, under the mark of a sign-out, one that is older than the mark: the launches that began with it end with the sign-out.
 */
export async function browserIdsOf(values: BrowserCookieValues, configuration: Config): Promise<BrowserIds> {
  const viewer = await unsealViewer(values.viewer, configuration);
  const ended = await unsealEnded(values.ended, configuration);
  const waiting = await unsealWaiting(values.browser, configuration);
  const isSpent = [viewer?.browser, ended?.browser].includes(waiting?.browser) || (values.signedOut && !waiting?.afterSignOut);
  const isAlive = viewer && stateIn({ viewer, ended, signedOut: values.signedOut }, configuration) === 'alive';
  return {
    waiting: isSpent ? undefined : waiting?.browser,
    before: isAlive ? viewer : undefined,
    ...(values.signedOut && { signedOut: true }),
  };
}

export const readBrowserIds = async (): Promise<BrowserIds> => browserIdsOf(await browserCookieValues(), config());

/**
 * Clears the rest of a session that has ended, and the waiting cookie where its id is that session's; the id of a sign-in that
 * has just begun is left to it.
 */
export async function clearEnded(values: BrowserCookieValues, configuration: Config): Promise<readonly CookieToSet[]> {
  const [ended, waiting] = [await unsealEnded(values.ended, configuration), await unsealWaiting(values.browser, configuration)];
  const isSpent = waiting !== undefined && waiting.browser === ended?.browser;
  return [...clearEverywhere(endedCookie), ...(isSpent ? clearEverywhere(browserCookie) : [])];
}

export async function browserCookieValues(): Promise<BrowserCookieValues> {
  const jar = await cookies();
  const value = (name: string): string | undefined => jar.get(name)?.value;
  return {
    browser: value(browserCookie.name),
    viewer: value(viewerCookie.name),
    ended: value(endedCookie.name),
    signedOut: jar.has(signedOutMark.name),
  };
}

async function unsealWaiting(value: string | undefined, { session: keys }: Config): Promise<WaitingId | undefined> {
  const waiting = value === undefined ? undefined : waitingId.safeParse(await unseal(value, use, keys)).data;
  return waiting && epochSeconds() < waiting.endsAt ? waiting : undefined;
}
