/**
 * Web Locks over all tabs of one browser. Cookies are shared by all tabs and each answer rewrites them whole, so whoever writes
 * them waits for the others; and a sign-out waits for every open record.
 */
export const sessionLocks = {
  /**
   * Shared by all records of this browser: a login's refresh token, good once, is in the cookie that they share, and two
   * tabs at two replicas would use it twice.
   */
  renewal: 'tributary-renew',
  /**
   * Held together by requests whose answer may write the viewer's cookie, the callback of a sign-in included; alone by a sign-out:
   * none of them may bring it back.
   */
  writes: 'tributary-writes',
  /** Held by each open record until it is ended; a sign-out that gets it alone has ended all. */
  openRecords: 'tributary-open-records',
  /** Held by the one tab that ends what is left of a session. */
  ending: 'tributary-ending',
  /** Keeps one record's renewals and its end one at a time: a renewal under way must not bring back a cookie that was cleared. */
  record: (id: string): string => `tributary-record-${id}`,
} as const;

export interface LockRequest {
  readonly mode?: LockMode;
  /** Longest wait, in milliseconds; then the work begins without the lock. */
  readonly waitMs?: number;
}

/** Runs the work under a lock; without it where the browser refuses locks (a frame whose storage it blocks altogether). */
export async function underLock<T>(name: string, { mode = 'exclusive', waitMs }: LockRequest, work: () => Promise<T>): Promise<T> {
  let hasBegun = false;
  const begin = (): Promise<T> => {
    hasBegun = true;
    return work();
  };
  try {
    if (navigator.locks) return await navigator.locks.request(name, { mode, ...signalAfter(waitMs) }, begin);
  } catch (error) {
    if (hasBegun) throw error;
  }
  return work();
}

/** Tells whether nobody holds the lock, or lets go of it in time. Without locks nobody is known to hold it. */
export async function isFreeWithin(name: string, waitMs: number): Promise<boolean> {
  if (!navigator.locks) return true;
  return navigator.locks.request(name, signalAfter(waitMs), async () => true).catch(() => false);
}

const lookMs = 500;

/** Tells whether there is a moment in time at which nobody holds the lock. Looks now and then: whoever waited for it would keep others waiting. */
export async function isSeenFreeWithin(name: string, waitMs: number): Promise<boolean> {
  if (!navigator.locks) return true;
  const isFree = () => navigator.locks.request(name, { ifAvailable: true }, async (lock) => lock !== null).catch(() => true);
  for (let waited = 0; waited < waitMs; waited += lookMs) {
    if (await isFree()) return true;
    await new Promise((resolve) => setTimeout(resolve, lookMs));
  }
  return isFree();
}

/** Holds a lock together with others of its kind, until the function that it returns is called or the page is gone. */
export function holdShared(name: string): () => void {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  void navigator.locks?.request(name, { mode: 'shared' }, () => promise).catch(() => undefined);
  return () => resolve(undefined);
}

const signalAfter = (waitMs: number | undefined) => (waitMs === undefined ? {} : { signal: AbortSignal.timeout(waitMs) });
