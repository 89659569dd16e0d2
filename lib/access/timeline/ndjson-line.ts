const encoder = new TextEncoder();

/** Encodes a message as a line of JSON. */
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
 * Encodes a batch entry by entry. A single “–” makes a whole JavaScript string two bytes a character, and encoding that as
 * UTF-8 takes ten times as long: written separately, only the entries that contain such a character pay for it.
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
