import { beginLongText, takeLongText } from './json-long-text.ts';
import { isBuilt, recordFrame, type BuiltFrame, type Frame, type JsonReading } from './json-frames.ts';
import { nameBefore, notJson, takeMembers } from './json-members.ts';
import { scanBytes } from './json-scan.ts';
import { checkSize, giveUp, passOver } from './json-sizes.ts';
import { memoryOf, noSize, signsOfValue, sliceBytes } from './reading-limits.ts';

export interface JsonOptions {
  readonly change: (value: unknown) => unknown;
  /** Records of a Bundle that are kept. */
  readonly mostRecords: number;
}

/**
 * Begins to read JSON piece by piece, to the value that `parseJson` makes of the whole. What is longer than a slice is built member by
 * member, each run of short members parsed at once: no byte is parsed twice, and no more bytes are held than a slice.
 */
export function beginJson({ change, mostRecords }: JsonOptions): JsonReading {
  const document: Frame = {
    isArray: true,
    openedAt: 0,
    valuesBefore: 0,
    longBytesBefore: 0,
    memberAt: 0,
    built: { value: [], state: 'begun' },
  };
  return {
    ...{ bytes: new Uint8Array(), from: 0, startAt: 0, at: 0, inText: false, isEscaped: false, frames: [document] },
    ...{ values: 0, parsedValues: 0, longBytes: 0, listed: noSize, dropped: { values: 0, bytes: 0 }, change, mostRecords },
  };
}

/** Takes the next bytes, a slice at most. Throws a SourceFailure for what is no JSON, or too much at once. */
export function takeJson(reading: JsonReading, piece: Uint8Array): void {
  const unread = reading.bytes.subarray(reading.startAt - reading.from);
  const bytes = new Uint8Array(unread.length + piece.length);
  bytes.set(unread);
  bytes.set(piece, unread.length);
  reading.bytes = bytes;
  reading.from = reading.startAt;
  scanBytes(reading);
  if (!reading.passedOver) buildLongMembers(reading);
  if (isBuilt(recordFrame(reading))) reading.values += markupSigns(piece) / signsOfValue;
  if (!reading.passedOver) checkSize(reading);
  if (reading.passedOver) passOver(reading);
}

/** The value, once all bytes came. */
export function endJson(reading: JsonReading): unknown {
  const [document] = reading.frames;
  if (reading.frames.length > 1 || reading.inText || !isBuilt(document)) throw notJson();
  takeMembers(reading, document, reading.at, 'end');
  const { value } = document.built;
  if (!Array.isArray(value) || value.length !== 1) throw notJson();
  return value[0];
}

/** Memory that the reading holds: what is parsed, and the bytes that are not. */
export function memoryOfReading({ bytes, startAt, values, dropped, passedOver }: JsonReading): number {
  const heldSize = passedOver ? { bytes: passedOver.record.openedAt, values: passedOver.record.valuesBefore } : { bytes: startAt, values };
  return bytes.length + memoryOf(heldSize.bytes - dropped.bytes, heldSize.values - dropped.values);
}

/** Builds, frame by frame, whatever is longer than a slice. */
function buildLongMembers(reading: JsonReading): void {
  const { frames, longText } = reading;
  if (longText) return takeLongText(reading, longText, reading.at, false);
  for (let depth = frames.findLastIndex(isBuilt); reading.at - reading.startAt > sliceBytes; depth += 1) {
    const [frame, within] = [frames[depth], frames[depth + 1]];
    if (!isBuilt(frame)) return;
    if (frame.memberAt > reading.startAt) takeMembers(reading, frame, frame.memberAt - 1, 'comma');
    if (within === undefined) return beginLastText(reading, frame);
    const name = nameBefore(reading, frame, within.openedAt);
    if (name !== undefined) frame.built.name = name;
    within.built = { value: within.isArray ? [] : {}, state: 'begun' };
    reading.startAt = within.openedAt + 1;
  }
}

const [lessThan, ampersand] = [0x3c, 0x26];

/** Number of tags and character references. */
function markupSigns(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === lessThan || byte === ampersand) count += 1;
  return count;
}

const [quote, backslash] = [0x22, 0x5c];
const whiteSpace = new Set([0x20, 0x09, 0x0a, 0x0d]);
/** Bytes of a number or a name that are waited for. */
const mostUnparsedBytes = 4 * sliceBytes;

/** The newest member is longer than a slice and no frame: a text, or nothing that FHIR has. */
function beginLastText(reading: JsonReading, frame: BuiltFrame): void {
  if (reading.at - reading.startAt <= sliceBytes) return;
  const member = reading.bytes.subarray(reading.startAt - reading.from);
  const nameEnd = frame.isArray ? -1 : endOfText(member, member.indexOf(quote));
  const quoteIndex = nameEnd === undefined ? -1 : member.indexOf(quote, nameEnd + 1);
  if (!reading.inText || quoteIndex === -1) {
    if (member.every((byte) => whiteSpace.has(byte))) reading.startAt = reading.at;
    // A text that ended just now is parsed with its comma.
    else if (member.length > mostUnparsedBytes) giveUp(reading, notJson());
    return;
  }
  beginLongText(reading, frame, reading.startAt + quoteIndex);
  if (reading.longText) takeLongText(reading, reading.longText, reading.at, false);
}

/** Place of the quote that closes the text opened at `first`; undefined while it has not come. */
function endOfText(member: Uint8Array, first: number): number | undefined {
  for (let at = first + 1; at < member.length; at += 1) {
    if (member[at] === backslash) at += 1;
    else if (member[at] === quote) return at;
  }
  return undefined;
}
