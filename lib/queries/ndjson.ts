/** Stands for a line that is no JSON: the reducer counts it, and the page says that something could not be read. */
export const unreadableLine: unique symbol = Symbol('unreadable line');

/** Bytes of an NDJSON answer, split anywhere, to one value a line. Throws what the transport throws. */
export async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<unknown, void, undefined> {
  const decoder = new TextDecoder('utf-8');
  const reader = body.getReader();
  let rest = '';
  try {
    while (true) {
      const { done, value } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const lines = rest.split('\n');
      rest = done ? '' : (lines.pop() ?? '');
      for (const line of lines) if (line.trim() !== '') yield parseLine(line);
      if (done) return;
    }
  } finally {
    // Reached early when the page stops reading: the server hears of it.
    await reader.cancel().catch(() => undefined);
  }
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return unreadableLine;
  }
}
