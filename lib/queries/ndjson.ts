/** Value of a line that is no JSON: the reducer counts it, and the page says that part could not be read. */
export const unreadableLine: unique symbol = Symbol('unreadable line');

/** Reads an NDJSON body, split anywhere, as a value a line. Throws the transport's errors. */
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
    // Reached early when the page stops reading: cancelling tells the server.
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
