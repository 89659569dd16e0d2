import 'server-only';
import { takeTurn } from '#/lib/process/turns.ts';

/** Characters that are decoded in one turn of the loop: a multiple of four. */
const pieceLength = 4_000_000;

/** Bytes of base64, in its usual or its URL's alphabet, decoded as Node does, with a turn for everything else between the pieces of a long one. */
export async function decodeBase64(text: string, owner: string): Promise<Uint8Array> {
  if (text.length <= pieceLength) return new Uint8Array(Buffer.from(text, 'base64'));
  const pieces: Uint8Array[] = [];
  let rest = '';
  for (let at = 0; at < text.length; at += pieceLength) {
    const packed = rest + text.slice(at, at + pieceLength).replace(otherCharacters, '');
    const end = packed.indexOf('=');
    const whole = end === -1 ? packed.length - (packed.length % 4) : packed.length;
    pieces.push(Buffer.from(packed.slice(0, whole), 'base64'));
    rest = packed.slice(whole);
    // Padding ends it.
    if (end !== -1) break;
    await takeTurn(owner);
  }
  if (rest !== '') pieces.push(Buffer.from(rest, 'base64'));
  return joined(pieces);
}

const otherCharacters = /[^A-Za-z\d+/_=-]+/g;

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((size, piece) => size + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
