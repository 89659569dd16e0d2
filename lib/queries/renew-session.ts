import { isRecordClosedReason, recordEndWords } from '#/lib/record/words/session-words.ts';

/** Changes that the page may make to its record with a renewal. */
export interface RenewChange {
  /** The reader was active: the idle clock starts again. */
  readonly activity?: boolean;
  /** `accept`: `source~person` pairs that the reader confirms. `reject`: ids of sources whose person the reader rejects. */
  readonly accept?: readonly string[];
  readonly reject?: readonly string[];
}

export type SessionRenewal =
  /** Epoch seconds, all by the server's clock, which stood at `serverTime`. */
  | {
      readonly state: 'renewed';
      readonly idleEndsAt: number;
      readonly endsAt: number;
      readonly tokenEndsAt: number;
      readonly serverTime: number;
    }
  | { readonly state: 'over'; readonly why: string }
  | { readonly state: 'unavailable' };

/**
 * Shared by all records of this browser: a login's refresh token, good once, is in the cookie that they share, and two
 * tabs at two replicas would use it twice.
 */
const lock = 'tributary-renew';

/** Renews this record's session. One at a time over all tabs: the server's answer rewrites the one cookie (design §2). */
export function renewSession(session: string, change: RenewChange = {}): Promise<SessionRenewal> {
  const ask = (): Promise<SessionRenewal> => postRenewal(session, change).catch(() => ({ state: 'unavailable' }));
  return oneAtATime(lock, ask);
}

let last: Promise<unknown> = Promise.resolve();

/**
 * Under a Web Lock over all tabs. Where the browser refuses locks (a frame whose storage it blocks altogether) this
 * page's own renewals still wait for each other; a frame's record is open in that one page.
 */
function oneAtATime(name: string, work: () => Promise<SessionRenewal>): Promise<SessionRenewal> {
  const inThisPage = (): Promise<SessionRenewal> => {
    const turn = last.then(work);
    last = turn;
    return turn;
  };
  return navigator.locks ? navigator.locks.request(name, work).catch(inThisPage) : inThisPage();
}

async function postRenewal(session: string, change: RenewChange): Promise<SessionRenewal> {
  const response = await fetch(`/record/${encodeURIComponent(session)}/renew`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Tributary': '1' },
    body: JSON.stringify(change),
    cache: 'no-store',
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.status === 401) return { state: 'over', why: overWords(textField(body, 'over'), textField(body, 'reference')) };
  const [idleEndsAt, endsAt, tokenEndsAt, serverTime] = ['idleEndsAt', 'endsAt', 'tokenEndsAt', 'now'].map((name) =>
    numberField(body, name),
  );
  if (!response.ok || idleEndsAt === undefined || endsAt === undefined || tokenEndsAt === undefined || serverTime === undefined)
    return { state: 'unavailable' };
  return { state: 'renewed', idleEndsAt, endsAt, tokenEndsAt, serverTime };
}

const overWords = (reason: string | undefined, reference: string | undefined): string =>
  recordEndWords({ reason: isRecordClosedReason(reason) ? reason : 'missing', reference });

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
}

function textField(value: unknown, name: string): string | undefined {
  const text = field(value, name);
  return typeof text === 'string' ? text : undefined;
}

function numberField(value: unknown, name: string): number | undefined {
  const count = field(value, name);
  return typeof count === 'number' ? count : undefined;
}
