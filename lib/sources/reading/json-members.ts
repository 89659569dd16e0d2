import { parseFhir } from '#/lib/fhir/resource/parse.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { answerFaults } from '#/lib/sources/http/words.ts';
import { listFrame, type Built, type BuiltFrame, type Frame, type JsonReading } from './json-frames.ts';
import { withinSize } from './oversize-record.ts';
import { oneRecord } from './reading-limits.ts';

export const notJson = (): SourceFailure => new SourceFailure({ kind: 'unreadable', detail: answerFaults.notJson });

// A byte order mark within is no mark but a character, and one that JSON does not have.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Strict UTF-8 of a part of the answer. */
function textOf(reading: JsonReading, from: number, to: number): string {
  try {
    return utf8.decode(reading.bytes.subarray(from - reading.from, to - reading.from));
  } catch {
    throw new SourceFailure({ kind: 'unreadable', detail: answerFaults.notUtf8 });
  }
}

/** Parses the members that a frame has up to `to`, where a comma or the frame's end stands. */
export function takeMembers(reading: JsonReading, { built }: BuiltFrame, to: number, next: 'comma' | 'end'): void {
  const text = textOf(reading, reading.startAt, to);
  const isEmpty = isBlank(text);
  if (built.state === 'member' ? !isEmpty : isEmpty && (next === 'comma' || built.state === 'comma')) throw notJson();
  if (!isEmpty) addMembers(reading, built, text);
  built.state = 'comma';
  reading.startAt = to + 1;
  reading.parsedValues = reading.values;
}

/** White space of JSON alone: a no-break space or a byte order mark is none. */
const isBlank = (text: string): boolean => /^[ \t\r\n]*$/.test(text);

function addMembers(reading: JsonReading, { value }: Built, text: string): void {
  if (!Array.isArray(value)) {
    const members = parsed(reading, `{${text}}`);
    if (typeof members === 'object' && members !== null)
      for (const [name, member] of Object.entries(members)) setMember(value, name, member);
    return;
  }
  const parsedItems = parsed(reading, `[${text}]`);
  const items: readonly unknown[] = Array.isArray(parsedItems) ? parsedItems : [];
  const values = reading.values - reading.parsedValues;
  const isList = listFrame(reading)?.built.value === value;
  for (const item of items) value.push(isList && values > oneRecord.values ? withinSize(item) : item);
  if (isList && value.length > reading.mostRecords) forget(reading, value, { values, bytes: text.length });
}

/** Adds a value that was built in a frame of its own. */
export function addBuilt(reading: JsonReading, { value, name }: Built, member: unknown, size: { values: number; bytes: number }): void {
  if (!Array.isArray(value)) return setMember(value, name ?? '', member);
  value.push(member);
  if (listFrame(reading)?.built.value === value && value.length > reading.mostRecords) forget(reading, value, size);
}

/** Forgets entries beyond the limit of records: only that there were more matters. */
function forget({ mostRecords, dropped }: JsonReading, list: unknown[], { values, bytes }: { values: number; bytes: number }): void {
  list.length = mostRecords;
  dropped.values += values;
  dropped.bytes += bytes;
}

/** Sets a member as JSON.parse does: `__proto__` too is nothing but a member. */
function setMember(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') object[name] = value;
  else Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
}

/** Reads the name before a member that begins a frame or a long text: none in a list. */
export function nameBefore(reading: JsonReading, { isArray, built }: Frame, to: number): string | undefined {
  if (built?.state === 'member') throw notJson();
  const text = textOf(reading, reading.startAt, to);
  if (isArray) {
    if (!isBlank(text)) throw notJson();
    return undefined;
  }
  // A value stands in for the one that follows, so that JSON.parse judges the name and the colon.
  const named = parsedText(`{${text}0}`);
  const [name, ...otherNames] = typeof named === 'object' && named !== null ? Object.keys(named) : [];
  if (name === undefined || otherNames.length > 0 || !text.trimEnd().endsWith(':')) throw notJson();
  return name;
}

function parsedText(text: string): unknown {
  try {
    return parseFhir(text);
  } catch {
    throw notJson();
  }
}

const parsed = ({ change }: JsonReading, text: string): unknown => change(parsedText(text));
