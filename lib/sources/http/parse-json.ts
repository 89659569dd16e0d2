import { parseFhir } from '#/lib/fhir/resource/parse.ts';
import { SourceFailure } from './source-failure.ts';
import { answerFaults } from './words.ts';
import { bracketsNestDeeperThan, nestsDeeperThan } from './check-nesting.ts';

const deepest = 100;
/** Bytes. A page of a search is smaller; JSON.parse reads as many brackets in 0.2 s. */
const large = 1_000_000;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Parses JSON of an untrusted server: strict UTF-8 (H28: nothing is guessed), nesting bounded before anything recurses into it. */
export function parseJson(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw new SourceFailure({ kind: 'unreadable', detail: answerFaults.empty });
  // Counting brackets takes a third of the time of JSON.parse, so only a body that could keep it busy for long is counted first.
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
    const detail = text.trimStart().startsWith('<') ? answerFaults.webPageOrXml : answerFaults.notJson;
    throw new SourceFailure({ kind: 'unreadable', detail });
  }
}

/** Decodes strict UTF-8, dropping a byte order mark. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new SourceFailure({ kind: 'unreadable', detail: answerFaults.notUtf8 });
  }
}
