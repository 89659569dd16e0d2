import { isFreeWithin, isSeenFreeWithin, sessionLocks, underLock } from './session-locks.ts';

/** Outcome of a sign-out. `unrevoked`: over here, and one server did not confirm that its token is dead. */
export type EndOutcome =
  | { readonly state: 'ended' }
  | { readonly state: 'unrevoked'; readonly reference: string }
  /** Our own server was not reached, for this or for one of the records: they may still be open. */
  | { readonly state: 'unconfirmed' };

const channelName = 'tributary-session';
/** The server's name for it: from then on nothing opens in this browser. */
const signedOutMark = '__Host-signed-out';
/** Longest wait for other tabs. */
const waitMs = 10_000;
/** Longest wait for answers under way that write a session's cookie: longer than the server waits for an authorisation server. */
const writesMs = 25_000;

/**
 * Word of one tab to all: `signed-out` when the reader signs out of this browser, and every page goes blank at once; `check` when a
 * session was found over, and each page asks the server about its own, because somebody else may have signed in since.
 */
type TabMessage = 'signed-out' | 'check';

export function tellTabs(message: TabMessage): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(message);
  channel.close();
}

/** Calls back at one kind of message. Returns the function that stops listening. */
export function hearTabs(message: TabMessage, onMessage: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === message) onMessage();
  };
  return () => channel.close();
}

/** Marks this browser as signed out, without asking the server: also offline, and when this page is closed at once, nothing opens. */
export function markSignedOut(): void {
  const site = window.top === window.self ? 'SameSite=Strict' : 'SameSite=None; Partitioned';
  document.cookie = `${signedOutMark}=1; Path=/; Secure; ${site}`;
}

/** The mark stands until the server heard of the sign-out, or somebody signed in: whom a late sign-out must not end. */
const isMarkedSignedOut = (): boolean => document.cookie.split('; ').includes(`${signedOutMark}=1`);

export interface SessionEnding {
  /** Ends this page's own record. */
  readonly endOwn: () => Promise<EndOutcome>;
  /** The reader asks for it now: the viewer is signed out even where the mark could not be set. */
  readonly isAsked: boolean;
}

/** Ends everything in this browser: this page's record, the viewer where the reader signed out, then each record under its own path. */
export async function endEverything({ endOwn, isAsked }: SessionEnding): Promise<EndOutcome> {
  const endViewer = () => underLock(sessionLocks.writes, { waitMs: writesMs }, () => postEnd('/sign-out'));
  const [own, viewer] = await Promise.all([endOwn(), isAsked || isMarkedSignedOut() ? endViewer() : endedOutcome]);
  return worstOf([own, viewer, await endRest()]);
}

/** Ends one record: the request goes to its own path, where alone its cookie is sent. */
export const endOpenRecord = (id: string): Promise<EndOutcome> =>
  underLock(sessionLocks.record(id), { waitMs: writesMs }, () => postEnd(`/record/${encodeURIComponent(id)}/sign-out`));

/**
 * Ends the records of a session that is over, whether they are open in a tab or not, and tells the other tabs of it. One tab
 * at a time; the next finds nothing left. Where none is over, it does nothing.
 */
export function endRest(): Promise<EndOutcome> {
  return underLock(sessionLocks.ending, { waitMs: writesMs + waitMs }, async () => {
    const answer = await post('/sign-out/rest');
    if (!answer) return { state: 'unconfirmed' };
    const records = fieldOf(answer, 'records');
    if (!Array.isArray(records)) return endedOutcome;
    tellTabs(fieldOf(answer, 'signedOut') === true ? 'signed-out' : 'check');
    const outcome = worstOf(await Promise.all(records.map((id) => endOpenRecord(String(id)))));
    if (outcome.state !== 'unconfirmed') void forgetRest();
    return outcome;
  });
}

/**
 * Clears the last cookie once no tab has a record to end, and no answer is under way that could bring the session's own back: by the
 * rest, the server knows it for ended. Where a tab does not answer, the cookie's own ten minutes end it.
 */
async function forgetRest(): Promise<void> {
  const isFree = await Promise.all([isFreeWithin(sessionLocks.openRecords, waitMs), isSeenFreeWithin(sessionLocks.writes, writesMs)]);
  if (isFree.every(Boolean)) await post('/sign-out/done');
}

const endedOutcome: EndOutcome = { state: 'ended' };

function worstOf(outcomes: readonly EndOutcome[]): EndOutcome {
  const of = (state: EndOutcome['state']) => outcomes.find((outcome) => outcome.state === state);
  return of('unconfirmed') ?? of('unrevoked') ?? endedOutcome;
}

async function postEnd(path: string): Promise<EndOutcome> {
  const answer = await post(path);
  if (!answer) return { state: 'unconfirmed' };
  const reference = fieldOf(answer, 'reference');
  return typeof reference === 'string' ? { state: 'unrevoked', reference } : endedOutcome;
}

/** Posts, and goes on when the page is closed meanwhile; undefined where our server did not accept it. */
async function post(path: string): Promise<unknown> {
  try {
    const init = { method: 'POST', headers: { 'X-Tributary': '1' }, cache: 'no-store', keepalive: true } as const;
    const response = await fetch(path, init);
    return response.ok ? await response.json() : undefined;
  } catch {
    return undefined;
  }
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
