import 'server-only';
import { createChannel } from '#/lib/sources/http/bounded-queue.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import type { SourceEvent } from './source-event.ts';

export type Emit = (event: SourceEvent) => Promise<void>;

/** Few enough that a reader who stops reading stops the source soon; many enough that neither waits on each batch. */
const eventsAhead = 4;

/** Runs `work` beside its reader, through a bounded queue; ends it when the reader leaves. */
export async function* eventStream(
  signal: AbortSignal,
  work: (emit: Emit, signal: AbortSignal) => Promise<void>,
): AsyncGenerator<SourceEvent, void, undefined> {
  const channel = createChannel<SourceEvent>(eventsAhead);
  const left = new AbortController();
  const done = work(channel.push, AbortSignal.any([signal, left.signal])).finally(channel.end);
  done.catch(() => undefined);
  try {
    yield* channel;
    await done;
  } finally {
    left.abort(new SourceFailure({ kind: 'stopped' }));
    await done.catch(() => undefined);
  }
}
