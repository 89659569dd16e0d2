import 'server-only';
import { createBoundedQueue, type BoundedQueue } from './bounded-queue.ts';

type Producer<Value> = (queue: BoundedQueue<Value>) => Promise<void>;

/** Producers that run at once and share one bounded queue. */
export interface MergedProducers<Value> {
  /** Starts a producer, also while others run. */
  readonly add: (produce: Producer<Value>) => void;
  /** Read once, after the first producers were added; ends when the last one has. */
  readonly values: () => AsyncGenerator<Value, void, undefined>;
}

/**
 * Merges producers into one stream, in the order in which their values come: no producer waits for another, and a full
 * queue makes all of them wait for the reader (fan-in with back-pressure).
 *
 * Errors: a producer that rejects ends the stream with its error, after the values that it had pushed were read.
 * Cancellation: when the reader leaves or the stream ends, `stop` is called first, so that no producer still waits for its
 * source; then the queue closes, pending pushes resolve, and the stream settles once every producer has.
 * @param stop aborts whatever the producers wait for
 */
export function mergeProducers<Value>(capacity: number, stop: () => void): MergedProducers<Value> {
  const queue = createBoundedQueue<Value>(capacity);
  const running: Promise<void>[] = [];
  return {
    add: (produce) => {
      const producer = produce(queue);
      producer.catch(() => undefined);
      running.push(producer);
    },
    async *values() {
      const ended = allEnded(running).finally(queue.close);
      ended.catch(() => undefined);
      try {
        yield* queue;
        await ended;
      } finally {
        stop();
        queue.close();
        await Promise.allSettled(running);
      }
    },
  };
}

/** Producers are only added while an earlier one runs, so awaiting them in order also covers those added meanwhile. */
async function allEnded(running: readonly Promise<void>[]): Promise<void> {
  for (const producer of running) await producer;
}
