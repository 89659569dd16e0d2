/** Token of rich text (RTF 1.9.1): a group's bounds, a control word, a character of the code page in force, or text. */
export type RtfToken =
  | { readonly type: 'open' | 'close' }
  | { readonly type: 'word'; readonly name: string; readonly value: number | undefined }
  | { readonly type: 'byte'; readonly byte: number }
  | { readonly type: 'symbol'; readonly symbol: string }
  | { readonly type: 'text'; readonly text: string };

const token = /\\([a-z]+)(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)|\\/gi;

/** Tokens of a file, one character a byte; binary data is passed over, and a line of the file ends nothing. */
export function* rtfTokens(rtf: string): Generator<RtfToken> {
  const tokens = new RegExp(token);
  for (let match = tokens.exec(rtf); match !== null; match = tokens.exec(rtf)) {
    const [, name, value, hex, symbol, brace, text] = match;
    if (name !== undefined) {
      const number = value === undefined ? undefined : Number(value);
      // RTF 1.9.1, Pictures: so many bytes follow that are no text.
      if (name === 'bin') tokens.lastIndex += Math.max(0, number ?? 0);
      else yield { type: 'word', name, value: number };
    } else if (hex !== undefined) yield { type: 'byte', byte: Number.parseInt(hex, 16) };
    else if (symbol !== undefined) yield { type: 'symbol', symbol };
    else if (brace !== undefined) yield { type: brace === '{' ? 'open' : 'close' };
    else if (text !== undefined) yield { type: 'text', text };
  }
}
