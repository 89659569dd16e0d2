import { isRecordClosedReason, type RecordClosedReason, recordEndWords } from '#/lib/record/words/session-words.ts';
import { endRest } from './end-session.ts';
import { sessionLocks, underLock } from './session-locks.ts';

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
      /** An earlier session of this browser has ended, and records of it may not. */
      readonly hasRest: boolean;
    }
  | (SessionOver & {
      readonly state: 'over';
      /** Somebody is signed in here: only the record has ended. */
      readonly isSessionAlive: boolean;
      readonly hasRest: boolean;
    })
  | { readonly state: 'unavailable' };

/** End of a session as the server gives it: its reason, and the same as a sentence for the reader of a record. */
export interface SessionOver {
  readonly reason: RecordClosedReason;
  readonly why: string;
}

/** Renews this record's session. One at a time over all tabs: the server's answer rewrites the one cookie (design §2). */
export const renewSession = (session: string, change: RenewChange = {}): Promise<SessionRenewal> =>
  oneAtATime(() => underLock(sessionLocks.record(session), {}, () => renewAt(`/record/${encodeURIComponent(session)}/renew`, change)));

/** Renews the session of a viewer who looks for a patient, before any record. */
export const renewFinder = (change: RenewChange = {}): Promise<SessionRenewal> => oneAtATime(() => renewAt('/find/renew', change));

/** Renews the session of a privacy officer. */
export const renewOfficer = (change: RenewChange = {}): Promise<SessionRenewal> => oneAtATime(() => renewAt('/audit/renew', change));

let last: Promise<unknown> = Promise.resolve();

/**
 * Under a Web Lock over all tabs, and never beside a sign-out. Where the browser refuses locks this page's own renewals still
 * wait for each other; a frame's record is open in that one page.
 */
function oneAtATime(work: () => Promise<SessionRenewal>): Promise<SessionRenewal> {
  const inThisPage = (): Promise<SessionRenewal> => {
    const turn = last.then(work);
    last = turn;
    return turn;
  };
  return underLock(sessionLocks.renewal, {}, () => underLock(sessionLocks.writes, { mode: 'shared' }, inThisPage)).then(endRestOnce);
}

let hasEndedRest = false;

/** Ends what an earlier session of this browser left open: its reader closed the last tab before its end, or somebody signed in over it. */
function endRestOnce(renewal: SessionRenewal): SessionRenewal {
  const isDue = renewal.state === 'over' ? !renewal.isSessionAlive : renewal.state === 'renewed' && !hasEndedRest;
  if (isDue && renewal.state !== 'unavailable' && renewal.hasRest) {
    hasEndedRest = true;
    void endRest();
  }
  return renewal;
}

const renewAt = (path: string, change: RenewChange): Promise<SessionRenewal> =>
  postRenewal(path, change).catch(() => ({ state: 'unavailable' }));

async function postRenewal(path: string, change: RenewChange): Promise<SessionRenewal> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Tributary': '1' },
    body: JSON.stringify(change),
    cache: 'no-store',
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.status === 401)
    return { state: 'over', ...overOf(body), isSessionAlive: field(body, 'alive') === true, hasRest: field(body, 'rest') === true };
  const [idleEndsAt, endsAt, tokenEndsAt, serverTime] = ['idleEndsAt', 'endsAt', 'tokenEndsAt', 'now'].map((name) =>
    numberField(body, name),
  );
  if (!response.ok || idleEndsAt === undefined || endsAt === undefined || tokenEndsAt === undefined || serverTime === undefined)
    return { state: 'unavailable' };
  return { state: 'renewed', idleEndsAt, endsAt, tokenEndsAt, serverTime, hasRest: field(body, 'rest') === true };
}

function overOf(body: unknown): SessionOver {
  const over = textField(body, 'over');
  const reason = isRecordClosedReason(over) ? over : 'missing';
  return { reason, why: recordEndWords({ reason, reference: textField(body, 'reference') }) };
}

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
