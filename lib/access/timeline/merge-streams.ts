import 'server-only';
import type { TimelineMessage } from '#/lib/record/model/timeline-message.ts';
import { createChannel } from '#/lib/sources/http/bounded-queue.ts';

/** One source's messages, and by which id the reader knows it. */
export interface AskedSource {
  readonly id: string;
  readonly messages: AsyncGenerator<TimelineMessage, void, undefined>;
}

export interface Together {
  /** Another source answers from now on; also while others do. */
  readonly begin: (source: AskedSource) => void;
  /** To be read once every source of the start has begun; ends with the last of them. */
  readonly messages: () => AsyncGenerator<TimelineMessage, void, undefined>;
}

/** Messages that may wait for the reader; then the sources wait. */
const messagesAhead = 8;
const heartbeatMs = 10_000;

/** All sources' messages as they come, in one bounded queue: none waits for another, all wait for the reader. */
export function together(attempt: number, stop: () => void): Together {
  const channel = createChannel<TimelineMessage>(messagesAhead);
  const asked: AskedSource[] = [];
  const pumps: Promise<void>[] = [];
  const begin = (source: AskedSource): void => {
    asked.push(source);
    pumps.push(pump(source, attempt, channel));
  };
  async function* messages(): AsyncGenerator<TimelineMessage, void, undefined> {
    const ended = allEnded(pumps).finally(channel.end);
    ended.catch(() => undefined);
    try {
      yield* channel;
      await ended;
    } finally {
      // First the sources, so that no generator is still waiting for one when it is told to return.
      stop();
      channel.end();
      await Promise.all(asked.map((source) => source.messages.return(undefined).catch(() => undefined)));
    }
  }
  return { begin, messages };
}

/** One that joins does so while the network that found it has not ended: the list is whole when its last has. */
async function allEnded(pumps: readonly Promise<void>[]): Promise<void> {
  for (const one of pumps) await one;
}

async function pump(
  { id, messages }: AskedSource,
  attempt: number,
  channel: ReturnType<typeof createChannel<TimelineMessage>>,
): Promise<void> {
  let [pages, resources] = [0, 0];
  const heartbeat = setInterval(() => channel.offer({ type: 'progress', source: id, attempt, pages, resources }), heartbeatMs);
  try {
    for await (const message of messages) {
      if (message.type === 'progress') ({ pages, resources } = message);
      if (message.type === 'end') clearInterval(heartbeat);
      await channel.push(message);
    }
  } catch (error) {
    // A fault of ours at one source must not end the others. Without its `end` the page words it as lost; the message
    // goes to nobody, because it may hold what was read.
    process.emitWarning(`Source ${id} ended by a fault of this program: ${error instanceof Error ? error.name : 'unknown'}.`);
  } finally {
    clearInterval(heartbeat);
  }
}
