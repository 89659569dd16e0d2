import 'server-only';
import { ndjsonLine } from './ndjson-line.ts';

/** One JSON object a line, each written when the reader has room for it, and none produced before (back-pressure). */
export function ndjsonBody(messages: AsyncGenerator<unknown, void, undefined>, onCancel: () => void): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await messages.next();
        if (next.done) controller.close();
        else controller.enqueue(ndjsonLine(next.value));
      },
      cancel: async () => {
        // First the abort: a generator that waits for a source hears of its end only after.
        onCancel();
        await messages.return(undefined);
      },
    },
    { highWaterMark: 1 },
  );
}

export function ndjsonAnswer(message: unknown, status: number): Response {
  return new Response(ndjsonLine(message), {
    status,
    headers: { 'Content-Type': 'text/x-ndjson; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
