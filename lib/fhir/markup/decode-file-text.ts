/**
 * Decodes the text of a file: by its byte order mark, as UTF-16 where every other byte is NUL, else UTF-8, else as its source or its
 * XML declaration says, else Windows-1252, which has a letter for every byte (H28). At worst a letter is wrong; a NUL is no letter.
 */
export function decodeFileText(bytes: Uint8Array, contentType: string | undefined): string {
  const text = decodedText(bytes, contentType);
  return text.includes('\0') ? text.replaceAll('\0', '') : text;
}

/** Bytes of a file without text encoding, each a character as Windows-1252 has it: of formats that name their own code pages. */
export const byteText = (bytes: Uint8Array): string => new TextDecoder('windows-1252').decode(bytes);

function decodedText(bytes: Uint8Array, contentType: string | undefined): string {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return new TextDecoder(wide).decode(bytes);
  const strict = decoded(bytes, 'utf-8');
  if (strict !== undefined) return strict;
  const named = namedCharset(contentType) ?? declaredEncoding(bytes);
  return (named === undefined ? undefined : decoded(bytes, named)) ?? new TextDecoder('windows-1252').decode(bytes);
}

/** Tells text of two bytes a letter, marked or not. */
export const isWideText = (bytes: Uint8Array): boolean => wideEncoding(bytes) !== undefined;

/** Bytes that decide whether a text without a mark is UTF-16. */
const sample = 512;

function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, sample);
  const nulls = [0, 0];
  for (const [at, byte] of head.entries()) if (byte === 0) nulls[at % 2] = (nulls[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = nulls;
  // Latin letters have NUL as their higher byte; a text of another script without a mark cannot be told from another encoding.
  const most = head.length / 2;
  if (most >= 2 && odd > most * 0.7 && even <= most * 0.05) return 'utf-16le';
  return most >= 2 && even > most * 0.7 && odd <= most * 0.05 ? 'utf-16be' : undefined;
}

function decoded(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function namedCharset(contentType: string | undefined): string | undefined {
  return /;\s*charset="?([\w.:-]{2,40})/i.exec(contentType ?? '')?.[1];
}

/** XML 1.0 §2.8; only ASCII can stand before it. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return /^<\?xml[^>]*encoding=["']([\w.:-]{2,40})["']/.exec(head)?.[1];
}
