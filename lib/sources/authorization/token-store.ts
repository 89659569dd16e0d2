import 'server-only';
import { raceAbort } from '#/lib/sources/http/with-abort.ts';

export interface IssuedToken {
  readonly accessToken: string;
  readonly lifetimeSeconds: number;
}

interface HeldToken {
  readonly token: Promise<IssuedToken>;
  /** Once it came. */
  accessToken?: string;
  /** Epoch ms by the real clock; unknown while the request for it runs. */
  usableUntil: number;
}

/** In memory of this process only. */
const held = new Map<string, HeldToken>();
const marginMs = 30_000;

/** A usable token: the held one, or one asked for once however many wait for it. */
export async function accessToken(key: string, request: () => Promise<IssuedToken>, signal: AbortSignal): Promise<string> {
  const found = held.get(key);
  const usable = found && found.usableUntil > Date.now() ? found : hold(key, request());
  return (await raceAbort(usable.token, signal)).accessToken;
}

/**
 * A token was refused: the next request asks for another. Not where another is held, or asked for, already: of several
 * requests that were refused the same one, the later would throw away what the first has got anew.
 */
export function forgetToken(key: string, refused: string | undefined): boolean {
  const found = held.get(key);
  if (found && found.accessToken === refused) held.delete(key);
  return true;
}

function hold(key: string, token: Promise<IssuedToken>): HeldToken {
  forgetEnded();
  const entry: HeldToken = { token, usableUntil: Number.POSITIVE_INFINITY };
  held.set(key, entry);
  token.then(
    ({ accessToken: came, lifetimeSeconds }) => {
      entry.accessToken = came;
      // A short token is used for at least half its life: the margin must not eat it whole.
      entry.usableUntil = Date.now() + Math.max(lifetimeSeconds * 1_000 - marginMs, lifetimeSeconds * 500);
    },
    () => {
      if (held.get(key) === entry) held.delete(key);
    },
  );
  return entry;
}

function forgetEnded(): void {
  for (const [key, { usableUntil }] of held) if (usableUntil <= Date.now()) held.delete(key);
}
