import 'server-only';
import { ndjsonLine } from './ndjson-line.ts';

/** Body of NDJSON lines, each produced only when the reader has room for it (back-pressure). */
export function ndjsonBody(messages: AsyncGenerator<unknown, void, undefined>, onCancel: () => void): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const next = await messages.next();
        if (next.done) controller.close();
        else controller.enqueue(ndjsonLine(next.value));
      },
      cancel: async () => {
        // Abort first: a generator that waits for a source returns only after its source has ended.
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
