import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { answerFaults } from '#/lib/sources/http/words.ts';
import { addBuilt, nameBefore, notJson } from './json-members.ts';
import type { BuiltFrame, JsonReading, LongText } from './json-frames.ts';

/** Begins a text that is longer than a slice; `quoteAt`: where it opens. */
export function beginLongText(reading: JsonReading, frame: BuiltFrame, quoteAt: number): void {
  const name = nameBefore(reading, frame, quoteAt);
  if (name !== undefined) frame.built.name = name;
  reading.longText = { decoder: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }), parts: [], rest: '' };
  reading.startAt = quoteAt + 1;
}

/** Takes the bytes of a long text up to `to`; `isEnd`: its closing quote stands there. */
export function takeLongText(reading: JsonReading, longText: LongText, to: number, isEnd: boolean): void {
  const piece = reading.bytes.subarray(reading.startAt - reading.from, to - reading.from);
  reading.longBytes += piece.length;
  reading.startAt = to;
  const raw = longText.rest + decoded(longText.decoder, piece, isEnd);
  const cut = isEnd ? raw.length : safeCut(raw);
  longText.parts.push(unescaped(raw.slice(0, cut)));
  longText.rest = raw.slice(cut);
}

export function endLongText(reading: JsonReading, { parts }: LongText, frame: BuiltFrame, quoteAt: number): void {
  addBuilt(reading, frame.built, parts.join(''), { values: 1, bytes: 0 });
  frame.built.state = 'member';
  delete reading.longText;
  reading.startAt = quoteAt + 1;
}

function decoded(decoder: TextDecoder, piece: Uint8Array, isEnd: boolean): string {
  try {
    return decoder.decode(piece, { stream: !isEnd });
  } catch {
    throw new SourceFailure({ kind: 'unreadable', detail: answerFaults.notUtf8 });
  }
}

const longestEscape = String.raw`\u0000`.length;

/** Finds where a text may be cut without parting an escape; half of a surrogate pair joins the other half again. */
function safeCut(text: string): number {
  const last = text.lastIndexOf('\\');
  if (last === -1 || last < text.length - longestEscape) return text.length;
  let first = last;
  while (first > 0 && text.charCodeAt(first - 1) === 0x5c) first -= 1;
  // Backslashes of an even number escape each other; the last of an odd one begins an escape.
  return (last - first + 1) % 2 === 0 ? text.length : last;
}

function unescaped(raw: string): string {
  try {
    const text: unknown = JSON.parse(`"${raw}"`);
    if (typeof text === 'string') return text;
  } catch {
    // Said below.
  }
  throw notJson();
}
