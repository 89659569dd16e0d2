import { endLongText, takeLongText } from './json-long-text.ts';
import { isBuilt, listFrame, sizeSince, type Frame, type JsonReading } from './json-frames.ts';
import { addBuilt, notJson, takeMembers } from './json-members.ts';
import { checkSize, endPassedOver } from './json-sizes.ts';
import { deepest, sliceBytes, sumOf, tooDeep } from './reading-limits.ts';

const [quote, backslash, comma] = [0x22, 0x5c, 0x2c];
const [openArray, closeArray, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];
/** Makes a bracket the brace of its side; no other byte of JSON becomes one. */
const asBrace = 0x20;

/** Looks at every byte that came: brackets, commas and the ends of texts. What they enclose is judged by JSON.parse. */
export function scanBytes(reading: JsonReading): void {
  const { bytes, from } = reading;
  const end = from + bytes.length;
  while (reading.at < end) {
    if (reading.inText) {
      passText(reading, end);
      continue;
    }
    let index = reading.at - from;
    let byte = bytes[index];
    while (byte !== undefined && byte !== quote && byte !== comma && (byte | asBrace) !== openObject && (byte | asBrace) !== closeObject) {
      index += 1;
      byte = bytes[index];
    }
    reading.at = from + index;
    if (byte === undefined) return;
    if (byte === quote) reading.inText = true;
    else if (byte === comma) passComma(reading);
    else if (byte === openArray || byte === openObject) open(reading, byte === openArray);
    else close(reading, byte === closeArray);
    reading.at += 1;
  }
}

/** Goes to the end of the text, or of the bytes. */
function passText(reading: JsonReading, end: number): void {
  const { bytes, from } = reading;
  let search = reading.at - from + (reading.isEscaped ? 1 : 0);
  reading.isEscaped = false;
  for (;;) {
    const quoteIndex = bytes.indexOf(quote, search);
    const stop = quoteIndex === -1 ? bytes.length : quoteIndex;
    let run = stop;
    while (run > search && bytes[run - 1] === backslash) run -= 1;
    const escapes = (stop - run) % 2 === 1;
    if (quoteIndex === -1) {
      reading.isEscaped = escapes;
      reading.at = end;
      return;
    }
    search = quoteIndex + 1;
    if (escapes) continue;
    reading.inText = false;
    reading.at = from + search;
    return endText(reading, from + quoteIndex);
  }
}

function endText(reading: JsonReading, quoteAt: number): void {
  const { longText, frames } = reading;
  const frame = frames.at(-1);
  if (longText === undefined || !isBuilt(frame)) return;
  takeLongText(reading, longText, quoteAt, true);
  endLongText(reading, longText, frame, quoteAt);
}

function passComma(reading: JsonReading): void {
  reading.values += 1;
  const frame = reading.frames.at(-1);
  if (frame === undefined || reading.frames.length === 1) throw notJson();
  frame.memberAt = reading.at + 1;
  if (reading.passedOver || !isBuilt(frame)) return;
  if (frame.built.state === 'member' || reading.at - reading.startAt >= sliceBytes) takeMembers(reading, frame, reading.at, 'comma');
}

function open(reading: JsonReading, isArray: boolean): void {
  const { at, values, longBytes, frames } = reading;
  frames.push({ isArray, openedAt: at, valuesBefore: values, longBytesBefore: longBytes, memberAt: at + 1 });
  reading.values += 1;
  if (frames.length - 1 > deepest) throw tooDeep();
}

function close(reading: JsonReading, isArray: boolean): void {
  const frame = reading.frames.at(-1);
  if (frame === undefined || reading.frames.length === 1 || frame.isArray !== isArray) throw notJson();
  if (reading.passedOver) {
    endPassedOver(reading, reading.passedOver, frame);
    return;
  }
  if (isBuilt(frame)) {
    takeMembers(reading, frame, reading.at, 'end');
    checkSize(reading);
    if (reading.passedOver) return endPassedOver(reading, reading.passedOver, frame);
    if (listFrame(reading) === frame) reading.listed = sumOf(reading.listed, sizeSince(reading, frame));
  }
  endFrame(reading, frame);
}

function endFrame(reading: JsonReading, frame: Frame): void {
  reading.frames.pop();
  const parent = reading.frames.at(-1);
  if (!isBuilt(frame) || !isBuilt(parent)) return;
  addBuilt(reading, parent.built, frame.built.value, sizeSince(reading, frame));
  parent.built.state = 'member';
}
