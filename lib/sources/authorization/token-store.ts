import 'server-only';
import { raceAbort } from '#/lib/sources/http/with-abort.ts';

export interface IssuedToken {
  readonly accessToken: string;
  readonly lifetimeSeconds: number;
  /** Scopes as granted, where the answer names them. */
  readonly scope?: string | undefined;
}

interface CachedToken {
  readonly token: Promise<IssuedToken>;
  /** Set once the token was issued. */
  accessToken?: string;
  /** Epoch ms by the real clock; unknown while the request for it runs. */
  usableUntil: number;
}

/** Tokens in the memory of this process only. */
const tokens = new Map<string, CachedToken>();
const marginMs = 30_000;
/** Timers count in 32 bits; no token is used as long. */
const longestTimerMs = 2 ** 31 - 1;

/** Returns a usable token: the cached one, or one requested once for all that wait for it. */
export async function usableToken(key: string, request: () => Promise<IssuedToken>, signal: AbortSignal): Promise<IssuedToken> {
  const cached = tokens.get(key);
  const usable = cached && cached.usableUntil > Date.now() ? cached : cache(key, request());
  return raceAbort(usable.token, signal);
}

/**
 * Drops a refused token, so that the next request obtains another. Keeps a token that was issued or requested since: of
 * several requests that were refused the same token, a later one must not drop what the first has obtained.
 */
export function forgetToken(key: string, refused: string | undefined): boolean {
  const cached = tokens.get(key);
  if (cached && cached.accessToken === refused) tokens.delete(key);
  return true;
}

function cache(key: string, token: Promise<IssuedToken>): CachedToken {
  const entry: CachedToken = { token, usableUntil: Number.POSITIVE_INFINITY };
  tokens.set(key, entry);
  token.then(
    ({ accessToken: issued, lifetimeSeconds }) => {
      entry.accessToken = issued;
      // A short-lived token is used for at least half its life: the margin must not consume all of it.
      const usableMs = Math.max(lifetimeSeconds * 1_000 - marginMs, lifetimeSeconds * 500);
      entry.usableUntil = Date.now() + usableMs;
      // The token leaves the memory with its life, whether or not anybody asks for another.
      setTimeout(() => tokens.get(key) === entry && tokens.delete(key), Math.min(usableMs, longestTimerMs)).unref();
    },
    () => {
      if (tokens.get(key) === entry) tokens.delete(key);
    },
  );
  return entry;
}
