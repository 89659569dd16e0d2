import 'server-only';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import type { BoundedQueue } from '#/lib/sources/streams/bounded-queue.ts';
import { mergeProducers } from '#/lib/sources/streams/merge-producers.ts';

/** Messages of one source, with the id that the reader knows it by. */
export interface SourceStream {
  readonly id: string;
  readonly messages: AsyncGenerator<TimelineMessage, void, undefined>;
}

export interface MergedSources {
  /** Starts another source, also while others answer. */
  readonly add: (source: SourceStream) => void;
  /** Read once every source of the start was added; ends with the last of them. */
  readonly messages: () => AsyncGenerator<TimelineMessage, void, undefined>;
}

/** Messages that may wait for the reader; beyond them the sources wait. */
const messagesAhead = 8;
const heartbeatMs = 10_000;

/** Merges all sources' messages as they come, with progress at least every 10 s from each source that runs. */
export function mergeSources(attempt: number, stop: () => void): MergedSources {
  const merged = mergeProducers<TimelineMessage>(messagesAhead, stop);
  return { add: (source) => merged.add((queue) => pump(source, attempt, queue)), messages: merged.values };
}

async function pump({ id, messages }: SourceStream, attempt: number, queue: BoundedQueue<TimelineMessage>): Promise<void> {
  let [pages, resources] = [0, 0];
  const heartbeat = setInterval(() => queue.offer({ type: 'progress', source: id, attempt, pages, resources }), heartbeatMs);
  try {
    for await (const message of messages) {
      if (message.type === 'progress') ({ pages, resources } = message);
      if (message.type === 'end') clearInterval(heartbeat);
      await queue.push(message);
      // The reader left: leaving the loop returns the source's generator, which audits what it had asked.
      if (queue.isClosed()) break;
    }
  } catch (error) {
    // A defect at one source must not end the others. Without its `end` the page reports the source as lost; the error's
    // message is not logged, because it may hold clinical content.
    process.emitWarning(`Source ${id}: internal error ${error instanceof Error ? error.name : 'unknown'}.`);
  } finally {
    clearInterval(heartbeat);
  }
}
