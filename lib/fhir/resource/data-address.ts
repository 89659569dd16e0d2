/** Content of an Attachment whose address holds it (RFC 2397), as base64. */
export interface AddressContent {
  readonly contentType?: string;
  readonly data: string;
}

/** Reads a `data:` address; undefined for any other address, and for one that cannot be read. */
export function contentOfAddress(url: unknown): AddressContent | undefined {
  if (typeof url !== 'string') return undefined;
  const [, mediaType = '', base64, content = ''] = /^\s*data:([^,;]*(?:;[^,;]+?)*?)(;\s*base64)?,([\s\S]*)$/i.exec(url) ?? [];
  if (content.trim() === '') return undefined;
  const data = base64 === undefined ? base64Of(content) : unescaped(content)?.replace(/\s+/g, '');
  if (data === undefined) return undefined;
  const contentType = mediaType.trim();
  return { data, ...(contentType !== '' && !contentType.startsWith(';') && { contentType }) };
}

function base64Of(content: string): string | undefined {
  const text = unescaped(content);
  if (text === undefined) return undefined;
  let bytes = '';
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}

function unescaped(content: string): string | undefined {
  try {
    return decodeURIComponent(content);
  } catch {
    // Octets of another encoding than UTF-8, or a bare "%".
    return /%[0-9a-f]{2}/i.test(content) ? undefined : content;
  }
}
