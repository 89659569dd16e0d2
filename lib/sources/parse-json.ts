import { parseFhir } from '#/lib/fhir/parse.ts';
import { SourceFailure } from './failure.ts';

const deepest = 100;
const [quote, backslash, openArray, closeArray, openObject, closeObject] = [...'"\\[]{}'].map((character) => character.charCodeAt(0));

/** JSON of an untrusted server: strict UTF-8 (H28: nothing is guessed), nesting bounded before anything recurses into it. */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw new SourceFailure({ kind: 'unreadable', what: 'it was empty' });
  if (nestsDeeperThan(bytes, deepest)) throw new SourceFailure({ kind: 'too-large', limit: 'nesting', value: deepest });
  const text = decode(bytes);
  try {
    return parseFhir(text);
  } catch {
    const what = text.trimStart().startsWith('<') ? 'a web page or XML came instead of FHIR JSON' : 'it was cut off or is not JSON';
    throw new SourceFailure({ kind: 'unreadable', what });
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new SourceFailure({ kind: 'unreadable', what: 'it is not valid UTF-8' });
  }
}

function nestsDeeperThan(bytes: Uint8Array, most: number): boolean {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (inText) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inText = false;
    } else if (byte === quote) inText = true;
    else if (byte === openArray || byte === openObject) {
      depth += 1;
      if (depth > most) return true;
    } else if (byte === closeArray || byte === closeObject) depth -= 1;
  }
  return false;
}
