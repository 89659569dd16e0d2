import 'server-only';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import { organisationKey, userKey } from './subject-key.ts';
import { countUse, type UseRefused } from './use-limits.ts';

/** Streams under way by keyed digest of user or organisation; a count that falls to none leaves. */
const runningStreams = new Map<string, number>();

export type StreamAnswer<Message> = { readonly ok: true; readonly messages: AsyncGenerator<Message, void, undefined> } | UseRefused;

/** Seconds after which a stream may have ended. */
const usualWait = 5;

/**
 * Starts a stream if the user and their organisation have room for one more, and counts it until it ends or its reader has gone.
 * @param signal aborted when the reader has gone
 */
export async function limitedStream<Message>(
  viewer: Viewer,
  config: Config,
  signal: AbortSignal,
  start: () => AsyncGenerator<Message, void, undefined>,
): Promise<StreamAnswer<Message>> {
  const places = [
    { of: 'user', key: userKey(viewer) },
    { of: 'organisation', key: organisationKey(viewer) },
  ] as const;
  const full = places.find(({ of, key }) => (runningStreams.get(key) ?? 0) >= config.limits[of].streams);
  if (full) return { ok: false, of: full.of, retryAfter: usualWait };
  for (const { key } of places) runningStreams.set(key, (runningStreams.get(key) ?? 0) + 1);
  const release = releaseOnce(places.map(({ key }) => key));
  signal.addEventListener('abort', release, { once: true });
  if (signal.aborted) release();
  const use = await countUse('records', viewer, config);
  if (use.ok) return { ok: true, messages: untilReleased(start(), release) };
  release();
  return use;
}

function releaseOnce(keys: readonly string[]): () => void {
  let isReleased = false;
  return () => {
    if (isReleased) return;
    isReleased = true;
    for (const key of keys) {
      const left = (runningStreams.get(key) ?? 1) - 1;
      if (left > 0) runningStreams.set(key, left);
      else runningStreams.delete(key);
    }
  };
}

async function* untilReleased<Message>(
  messages: AsyncGenerator<Message, void, undefined>,
  release: () => void,
): AsyncGenerator<Message, void, undefined> {
  try {
    yield* messages;
  } finally {
    release();
  }
}
