const encoder = new TextEncoder();

/** One message as a line of JSON. */
export function ndjsonLine(message: unknown): Uint8Array<ArrayBuffer> {
  return isBatch(message) ? batchLine(message) : encoder.encode(`${JSON.stringify(message)}\n`);
}

interface Batch {
  readonly type: string;
  readonly entries: readonly unknown[];
}

function isBatch(message: unknown): message is Batch {
  return typeof message === 'object' && message !== null && 'type' in message && 'entries' in message && Array.isArray(message.entries);
}

/**
 * A batch entry by entry. A single “–” makes the whole of a text two bytes a character, and such a text takes ten times as
 * long to become UTF-8: written one by one, only the entries that hold one pay for it.
 */
function batchLine({ entries, ...message }: Batch): Uint8Array<ArrayBuffer> {
  const parts = [`${JSON.stringify(message).slice(0, -1)},"entries":[`];
  for (const entry of entries) parts.push(parts.length === 1 ? JSON.stringify(entry) : `,${JSON.stringify(entry)}`);
  parts.push(']}\n');
  let length = 0;
  for (const part of parts) length += Buffer.byteLength(part);
  const bytes = Buffer.allocUnsafeSlow(length);
  let at = 0;
  for (const part of parts) at += bytes.write(part, at);
  return bytes;
}
