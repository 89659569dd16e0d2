import 'server-only';
import { runInTurns, startPace, type Pace } from '#/lib/process/pace.ts';
import { objectOf } from '#/lib/fhir/resource/json.ts';
import { inTimeZone } from '#/lib/fhir/resource/in-time-zone.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import { isWebPage, parseAnswer } from '#/lib/sources/http/parse-answer.ts';
import { holdMemory, joined, piecesOf, type BodyReading } from './read-body.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { answerFaults } from '#/lib/sources/http/words.ts';
import { beginJson, endJson, memoryOfReading, takeJson } from './json-slices.ts';
import { isOversize, valuesWithin } from './oversize-record.ts';
import { memoryOf, sliceBytes } from './reading-limits.ts';
import { beginXml, endXml, memoryOfXml, takeXml } from './xml-slices.ts';

export interface AnswerReading extends BodyReading {
  /** Source whose answer it is. */
  readonly owner: string;
  readonly version: Version['label'];
  /** Zone of local times that the server writes as UTC. */
  readonly timeZone?: string | undefined;
  /** Records of a Bundle that are kept; all where it is absent. */
  readonly mostRecords?: number | undefined;
}

/** Bytes of an answer that is parsed at once; of XML, which takes longer, fewer. */
const wholeBytes = { json: 256_000, xml: 32_000 };

/**
 * Reads an answer of FHIR, JSON or XML, to its value. A usual one is parsed at once; a longer one in slices, with a turn for everything
 * else in the process between them. The memory that it holds is charged from the first byte on; the caller releases the charge.
 */
export async function readAnswer(response: Response, reading: AnswerReading): Promise<unknown> {
  const pieces = piecesOf(response, reading);
  try {
    const begun = await beginningOf(pieces, reading);
    const { first, isXml } = begun;
    if (begun.isWhole) return await parseWhole(joined(first, begun.size), reading);
    return await (isXml ? readXml : readJson)(first, pieces, reading);
  } finally {
    await pieces.return();
  }
}

interface Beginning {
  readonly first: Uint8Array[];
  readonly size: number;
  readonly isXml: boolean;
  readonly isWhole: boolean;
}

async function beginningOf(pieces: AsyncGenerator<Uint8Array, void>, reading: AnswerReading): Promise<Beginning> {
  const first: Uint8Array[] = [];
  let size = 0;
  let isXml = false;
  for (;;) {
    const next = await pieces.next();
    if (next.done) return { first, size, isXml, isWhole: true };
    first.push(next.value);
    size += next.value.length;
    await holdMemory(reading, size);
    isXml ||= first.length === 1 && beginsXml(next.value);
    if (size > (isXml ? wholeBytes.xml : wholeBytes.json)) return { first, size, isXml, isWhole: false };
  }
}

const lessThan = 0x3c;
const beforeText = new Set([0xef, 0xbb, 0xbf, 0x20, 0x09, 0x0a, 0x0d]);
const beginsXml = (bytes: Uint8Array): boolean => bytes.find((byte) => !beforeText.has(byte)) === lessThan;

/** Turns are waited for off the source's clock. */
function paceOf({ owner, aside }: AnswerReading): Pace {
  const pace = startPace(owner, sliceBytes);
  return aside ? { ...pace, turn: () => aside(pace.turn()) } : pace;
}

/** Bytes beyond which parsing waits for a turn: many answers may come in the same round of the event loop. */
const briefBytes = 16_000;

async function parseWhole(bytes: Uint8Array, reading: AnswerReading): Promise<unknown> {
  if (bytes.length > briefBytes) await paceOf(reading).turn();
  const answer = parseAnswer(bytes, reading.version);
  const { value, values } = valuesWithin(changeOf(reading)(answer), bytes.length);
  await holdMemory(reading, memoryOf(bytes.length, values));
  return value;
}

/** Local times that the server wrote as UTC are read before anything rests on a day of theirs. */
const changeOf =
  ({ timeZone }: AnswerReading) =>
  (value: unknown): unknown =>
    timeZone === undefined ? value : inTimeZone(value, timeZone);

async function readJson(first: readonly Uint8Array[], rest: AsyncIterable<Uint8Array>, reading: AnswerReading): Promise<unknown> {
  const json = beginJson({ change: changeOf(reading), mostRecords: reading.mostRecords ?? Infinity });
  const pace = paceOf(reading);
  await pace.turn();
  for await (const piece of allOf(first, rest)) {
    takeJson(json, json.at === 0 ? withoutMark(piece) : piece);
    await holdMemory(reading, memoryOfReading(json));
    if (pace.isDue(piece.length)) await pace.turn();
  }
  return endJson(json);
}

async function readXml(first: readonly Uint8Array[], rest: AsyncIterable<Uint8Array>, reading: AnswerReading): Promise<unknown> {
  const xml = beginXml();
  const pace = paceOf(reading);
  await pace.turn();
  for await (const piece of allOf(first, rest)) {
    takeXml(xml, piece);
    if (isWebPage(xml.parts[0] ?? '')) throw new SourceFailure({ kind: 'unreadable', detail: answerFaults.webPage });
    await holdMemory(reading, memoryOfXml(xml));
    if (pace.isDue(piece.length)) await pace.turn();
  }
  const answer = await runInTurns(endXml(xml, reading.version), pace, stepBytes);
  return runInTurns(changed(answer, changeOf(reading)), pace, stepBytes);
}

/** Weight of a step: an entry of a Bundle, usually. */
const stepBytes = sliceBytes / 50;

/** Applies the change to each entry of a Bundle by itself. */
function* changed(answer: unknown, change: (value: unknown) => unknown): Generator<void, unknown> {
  const { entry: entries, ...rest } = objectOf(answer) ?? {};
  if (!Array.isArray(entries)) return change(answer);
  const entry: unknown[] = [];
  for (const sentEntry of entries) {
    entry.push(isOversize(sentEntry) ? sentEntry : change(sentEntry));
    yield;
  }
  return { ...objectOf(change(rest)), entry };
}

async function* allOf(first: readonly Uint8Array[], rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  yield* first;
  yield* rest;
}

const mark = [0xef, 0xbb, 0xbf];
const withoutMark = (bytes: Uint8Array): Uint8Array => (mark.every((byte, at) => bytes[at] === byte) ? bytes.subarray(mark.length) : bytes);
