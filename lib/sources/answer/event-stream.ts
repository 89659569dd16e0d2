import 'server-only';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { mergeProducers } from '#/lib/sources/streams/merge-producers.ts';
import type { SourceEvent } from './source-event.ts';

export type EmitEvent = (event: SourceEvent) => Promise<void>;

/** Few enough that a reader who stops reading stops the source soon; many enough that neither waits on each batch. */
const eventsAhead = 4;

/** Runs `work` and yields what it emits; aborts it when the reader leaves. */
export async function* eventStream(
  signal: AbortSignal,
  work: (emit: EmitEvent, signal: AbortSignal) => Promise<void>,
): AsyncGenerator<SourceEvent, void, undefined> {
  const left = new AbortController();
  const merged = mergeProducers<SourceEvent>(eventsAhead, () => left.abort(new SourceFailure({ kind: 'stopped' })));
  merged.add((queue) => work(queue.push, AbortSignal.any([signal, left.signal])));
  yield* merged.values();
}
