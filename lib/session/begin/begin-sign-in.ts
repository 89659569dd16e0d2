import 'server-only';
import { z } from 'zod';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { StartedSignIn } from '#/lib/session/authorization-server/start-sign-in.ts';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import { rememberBrowserId, type BrowserIds } from '#/lib/session/cookies/browser-ids.ts';
import type { CookieToSet } from '#/lib/session/cookies/cookies.ts';
import { launchState, rememberLaunch } from '#/lib/session/cookies/launch-state.ts';
import { seal, unseal, type SealUse } from '#/lib/session/cookies/seal.ts';
import { epochSeconds, randomId } from '#/lib/session/model/viewer-session.ts';

const startedSignIn = z.object({ location: z.string(), launch: launchState });
const use: SealUse = { purpose: 'ticket', boundTo: [] };

/** Seals a prepared sign-in for the page that begins it: the page learns neither its secrets nor where it leads. */
export const sealTicket = (started: StartedSignIn, { session: keys }: Config): Promise<string> => seal(started, use, keys);

/** Opens a ticket; undefined for one that is not ours or whose ten minutes are over. */
export async function openTicket(ticket: string, { session: keys }: Config): Promise<StartedSignIn | undefined> {
  const started = startedSignIn.safeParse(await unseal(ticket, use, keys)).data;
  return started && epochSeconds() < started.launch.endsAt ? started : undefined;
}

export interface BegunSignIn {
  readonly location: string;
  readonly cookies: readonly CookieToSet[];
}

/**
 * Begins a sign-in with the id that waits in this browser, or with a new one: sign-ins that overlap get the same, so that none
 * voids another's record. Tabs ask one at a time (`lib/queries/go-to-sign-in.ts`).
 */
export async function beginSignIn({ location, launch }: StartedSignIn, ids: BrowserIds, config: Config): Promise<BegunSignIn> {
  const browser = ids.waiting ?? randomId();
  const { framed } = launch;
  const remembered = await rememberBrowserId(browser, { framed, signedOut: ids.signedOut }, config);
  return { location, cookies: [remembered, await rememberLaunch(launch, browser, config)] };
}

/** Begins a sign-in by a redirect, for a browser that runs no scripts. Launches that overlap there may end each other's. */
export async function redirectToSignIn(started: StartedSignIn, ids: BrowserIds, config: Config): Promise<Response> {
  const { location, cookies } = await beginSignIn(started, ids, config);
  const headers = new Headers({ Location: location, 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' });
  return new Response(undefined, { status: 303, headers: appendCookies(headers, cookies) });
}
