/**
 * Decodes the text of a file: by its byte order mark, else UTF-8, else as its source or its XML declaration says, else
 * Windows-1252, which has a letter for every byte (H28). Nothing is lost: at worst a letter is wrong.
 */
export function decodeFileText(bytes: Uint8Array, contentType: string | undefined): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const strict = decoded(bytes, 'utf-8');
  if (strict !== undefined) return strict;
  const named = namedCharset(contentType) ?? declaredEncoding(bytes);
  return (named === undefined ? undefined : decoded(bytes, named)) ?? new TextDecoder('windows-1252').decode(bytes);
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
