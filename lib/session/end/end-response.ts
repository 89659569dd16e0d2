import 'server-only';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { RecordEnd } from '#/lib/record/words/session-words.ts';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import { endedCookie, type CookieToSet } from '#/lib/session/cookies/cookies.ts';
import { readEndedSession, type ClosedSession } from '#/lib/session/cookies/read-record-session.ts';
import type { SessionServices } from '#/lib/session/model/session-services.ts';
import { endUnended, type EndedPart } from './end-session.ts';

/** Clear-Site-Data header for storage and caches; cookies are cleared by name, path and partition. */
const clearSiteData = '"cache", "storage"';

const noStore = (cookies: readonly CookieToSet[]): Headers => appendCookies(new Headers({ 'Cache-Control': 'no-store' }), cookies);

function clearing(cookies: readonly CookieToSet[]): Headers {
  const headers = noStore(cookies);
  headers.set('Clear-Site-Data', clearSiteData);
  return headers;
}

/** Answer of a sign-out: the reference of the failure where a token is not known to be dead at its server. */
export function signOutResponse({ tokens, cookies }: EndedPart): Response {
  const body = tokens.state === 'failed' ? { state: 'unrevoked', reference: tokens.reference } : { state: 'ended' };
  return Response.json(body, { headers: clearing(cookies) });
}

export interface OverAnswer extends RecordEnd {
  readonly isViewerAlive?: true | undefined;
  readonly cookies: readonly CookieToSet[];
}

/** Answer of a renewal whose session is over: the browser forgets it, as after a sign-out (design §9). */
export async function overResponse(
  { reason, reference, isViewerAlive, cookies }: OverAnswer,
  services: SessionServices,
): Promise<Response> {
  if (reason === 'missing') await noteMissing(services);
  const body = { over: reason, reference, alive: isViewerAlive ?? false, rest: await hasRest(cookies) };
  // Clears nothing where nothing was open, or somebody else has signed in since: this browser has only loaded our files.
  const isOnlyLeft = reason === 'missing' && (isViewerAlive || cookies.length === 0);
  return Response.json(body, { status: 401, headers: isOnlyLeft ? noStore(cookies) : clearing(cookies) });
}

/** Tells whether a session has ended in this browser whose records may not have: before, or by these cookies. */
export const hasRest = async (cookies: readonly CookieToSet[] = []): Promise<boolean> =>
  cookies.some(({ name }) => name === endedCookie.name) || (await readEndedSession()) !== undefined;

/** An answer to a request that found its record over, with the cookies by which it ends. */
export async function answerEnding(answer: Response, closed: ClosedSession, services: SessionServices, config: Config): Promise<Response> {
  if (closed.reason === 'missing') await noteMissing(services);
  appendCookies(answer.headers, (await endUnended(closed, services, config)).cookies);
  return answer;
}

/** Writes down a request without a session of its own, of which there may be a flood: nobody is signed in, or the record is not theirs. */
const noteMissing = ({ audit }: SessionServices): Promise<void> =>
  audit({ action: 'request-refused', outcome: '4', detail: '401: no open session' }).catch(() => undefined);
