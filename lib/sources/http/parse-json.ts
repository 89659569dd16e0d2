import { parseFhir } from '#/lib/fhir/resource/parse.ts';
import { SourceFailure } from './source-failure.ts';
import { bracketsNestDeeperThan, nestsDeeperThan } from './check-nesting.ts';

const deepest = 100;
/** Bytes. A page of a search is smaller; JSON.parse reads as many brackets in 0.2 s. */
const large = 1_000_000;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** JSON of an untrusted server: strict UTF-8 (H28: nothing is guessed), nesting bounded before anything recurses into it. */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw new SourceFailure({ kind: 'unreadable', detail: 'it was empty' });
  // Counting among the bytes takes a third of the time of JSON.parse, so only what could keep it busy for long is counted first.
  if (bytes.length > large && bracketsNestDeeperThan(bytes, deepest)) throw tooDeep();
  const value = parse(decodeUtf8(bytes));
  if (nestsDeeperThan(value, deepest)) throw tooDeep();
  return value;
}

const tooDeep = (): SourceFailure => new SourceFailure({ kind: 'too-large', limit: 'nesting', value: deepest });

function parse(text: string): unknown {
  try {
    return parseFhir(text);
  } catch {
    const what = text.trimStart().startsWith('<') ? 'a web page or XML came instead of FHIR JSON' : 'it was cut off or is not JSON';
    throw new SourceFailure({ kind: 'unreadable', detail: what });
  }
}

/** Strict UTF-8, without a byte order mark. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new SourceFailure({ kind: 'unreadable', detail: 'it is not valid UTF-8' });
  }
}
