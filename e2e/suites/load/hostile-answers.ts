import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

/** Place of the hostile answer: in place of a search's page, or of another answer that every opening needs. */
export type Place = 'search' | 'metadata' | 'match' | 'error' | 'token' | 'discovery';

export interface HostileAnswer {
  readonly name: string;
  readonly place: Place;
  /** Bytes that it is at the size given, in pieces; `size` 1 is the whole suite's, less is a sample's. */
  readonly pieces: (size: number) => Iterable<string | Buffer>;
  readonly contentType?: string;
  readonly encoding?: string;
  /** Pause after each piece: a drip. */
  readonly pauseMs?: number;
}

const megabyte = 1_000_000;
const observation = (id: string, more: string): string =>
  `{"resource":{"resourceType":"Observation","id":"${id}","status":"final","subject":{"reference":"Patient/ada"},"code":{"text":"Test ${id}"}${more}}}`;
const bundleStart = '{"resourceType":"Bundle","type":"searchset","entry":[';

function* bundle(entries: Iterable<string>): Generator<string> {
  yield bundleStart;
  let first = true;
  for (const entry of entries) {
    yield first ? entry : `,${entry}`;
    first = false;
  }
  yield ']}';
}

function* times(count: number, make: (at: number) => string): Generator<string> {
  for (let at = 0; at < count; at += 1) yield make(at);
}

/** A long run of text, some of it a piece. */
function* run(text: string, bytes: number): Generator<string> {
  const piece = text.repeat(Math.ceil(64_000 / text.length));
  for (let length = 0; length < bytes; length += piece.length) yield piece;
}

function* joined(...parts: readonly Iterable<string>[]): Generator<string> {
  for (const part of parts) yield* part;
}

const around = (before: string, body: Iterable<string>, after: string): Generator<string> => joined([before], body, [after]);
const usual = ',"valueQuantity":{"value":5.0,"unit":"mmol/L"},"effectiveDateTime":"2026-01-01T10:00:00Z"';
const xmlStart = '<Bundle xmlns="http://hl7.org/fhir"><type value="searchset"/>';
const xmlEntry = (at: number): string =>
  `<entry><resource><Observation><id value="o${at}"/><status value="final"/><code><text value="Test ${at}"/></code><subject><reference value="Patient/ada"/></subject></Observation></resource></entry>`;
const xml = 'application/fhir+xml';
const commas = (count: number, item: string): Generator<string> => times(count, (at) => (at === 0 ? item : `,${item}`));

/** Answers of a source that would stop a process that read them at once. */
export const hostileAnswers: readonly HostileAnswer[] = [
  {
    name: '200 MB, one text',
    place: 'search',
    pieces: (size) =>
      around(
        `${bundleStart}{"resource":{"resourceType":"Observation","id":"t","status":"final","subject":{"reference":"Patient/ada"},"code":{"text":"Test"},"note":[{"text":"`,
        run('x', 200 * megabyte * size),
        '"}]}}]}',
      ),
  },
  {
    name: '200 MB of usual results',
    place: 'search',
    pieces: (size) => bundle(times(1_000_000 * size, (at) => observation(`o${at}`, usual))),
  },
  { name: '100,000 tiny entries', place: 'search', pieces: (size) => bundle(times(100_000 * size, (at) => observation(`o${at}`, ''))) },
  { name: '1,000,000 empty entries', place: 'search', pieces: (size) => bundle(times(1_000_000 * size, () => '{}')) },
  {
    name: 'one record of 20 MB',
    place: 'search',
    pieces: (size) =>
      around(
        `${bundleStart}{"resource":{"resourceType":"Observation","id":"r","status":"final","subject":{"reference":"Patient/ada"},"code":{"text":"Test"},"component":[`,
        commas(400_000 * size, '{"code":{"text":"part"},"valueString":"v"}'),
        ']}}]}',
      ),
  },
  {
    name: '10 MB of numbers',
    place: 'search',
    pieces: (size) => around('{"n":[', commas(2_500_000 * size, '1.0'), `],${bundleStart.slice(1)}]}`),
  },
  {
    name: '20 MB of escapes',
    place: 'search',
    pieces: (size) =>
      around(
        `${bundleStart}{"resource":{"resourceType":"Observation","id":"t","status":"final","subject":{"reference":"Patient/ada"},"code":{"text":"Test"},"note":[{"text":"`,
        run(String.raw`\u00e4\\`, 20 * megabyte * size),
        '"}]}}]}',
      ),
  },
  { name: 'a wide object of 500,000 members', place: 'search', pieces: (size) => around('{', commas(500_000 * size, '"m":1'), '}') },
  { name: 'nested 5,000,000 deep', place: 'search', pieces: (size) => run('[', 5 * megabyte * size) },
  {
    name: 'narratives of 1 MB',
    place: 'search',
    pieces: (size) =>
      bundle(
        times(40 * size, (at) =>
          observation(`n${at}`, `,"text":{"status":"generated","div":"<div>${'<p>said <b>so</b></p>'.repeat(50_000)}</div>"}`),
        ),
      ),
  },
  {
    name: 'a bomb of 200 MB in gzip',
    place: 'search',
    encoding: 'gzip',
    pieces: (size) => [gzipSync(Buffer.alloc(200 * megabyte * size, ' '))],
  },
  {
    name: '200 MB that drip',
    place: 'search',
    pauseMs: 2,
    pieces: (size) => bundle(times(1_000_000 * size, (at) => observation(`o${at}`, usual))),
  },
  {
    name: '20 MB of XML',
    place: 'search',
    contentType: xml,
    pieces: (size) => around(xmlStart, times(90_000 * size, xmlEntry), '</Bundle>'),
  },
  {
    name: 'XML of one element of 30 MB',
    place: 'search',
    contentType: xml,
    pieces: (size) =>
      around(
        `${xmlStart}<entry><resource><Observation><status value="final"/><code><text value="Test"/></code><subject><reference value="Patient/ada"/></subject><note><text value="`,
        run('x', 30 * megabyte * size),
        '"/></note></Observation></resource></entry></Bundle>',
      ),
  },
  {
    name: 'a CapabilityStatement of 20 MB',
    place: 'metadata',
    pieces: (size) =>
      around(
        '{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1","rest":[{"mode":"server","resource":[',
        commas(300_000 * size, '{"type":"Observation","searchParam":[{"name":"patient"}]}'),
        ']}]}',
      ),
  },
  {
    name: 'a match of 100,000 people',
    place: 'match',
    pieces: (size) =>
      bundle(
        times(
          100_000 * size,
          (at) => `{"resource":{"resourceType":"Patient","id":"p${at}","name":[{"family":"Other"}]},"search":{"mode":"match"}}`,
        ),
      ),
  },
  {
    name: 'an OperationOutcome of 20 MB',
    place: 'error',
    pieces: (size) =>
      around(
        '{"resourceType":"OperationOutcome","issue":[',
        commas(300_000 * size, '{"severity":"error","code":"exception","diagnostics":"no"}'),
        ']}',
      ),
  },
  {
    name: 'a token answer of 20 MB',
    place: 'token',
    contentType: 'application/json',
    pieces: (size) => around('{"access_token":"', run('x', 20 * megabyte * size), '","token_type":"Bearer"}'),
  },
  {
    name: 'a discovery document of 20 MB',
    place: 'discovery',
    contentType: 'application/json',
    pieces: (size) => around('{"issuer":"', run('x', 20 * megabyte * size), '"}'),
  },
];

const chunksByAnswer = new Map<string, readonly Buffer[]>();

/** Bytes of an answer, made once and kept until another one is asked for: the suite must not measure itself. */
function chunksOf(answer: HostileAnswer, size: number): readonly Buffer[] {
  const key = `${answer.name} ${size}`;
  const cached = chunksByAnswer.get(key);
  if (cached) return cached;
  const chunks: Buffer[] = [];
  let pieces: Buffer[] = [];
  let length = 0;
  for (const piece of answer.pieces(size)) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    pieces.push(bytes);
    length += bytes.length;
    if (length < 64_000) continue;
    chunks.push(Buffer.concat(pieces));
    [pieces, length] = [[], 0];
  }
  chunks.push(Buffer.concat(pieces));
  chunksByAnswer.clear();
  chunksByAnswer.set(key, chunks);
  return chunks;
}

/** Writes the answer as fast as it is taken, or as slowly as it drips. */
export async function writeHostile(answer: HostileAnswer, size: number, response: ServerResponse): Promise<void> {
  const { place, contentType = 'application/fhir+json', encoding, pauseMs } = answer;
  const headers = { 'Content-Type': contentType, ...(encoding !== undefined && { 'Content-Encoding': encoding }) };
  response.writeHead(place === 'error' ? 500 : 200, headers);
  const left = new Promise<void>((resolve) => response.once('close', resolve));
  for (const chunk of chunksOf(answer, size)) {
    if (response.destroyed) return;
    const { promise: drained, resolve } = Promise.withResolvers<void>();
    if (!response.write(chunk)) {
      response.once('drain', resolve);
      await Promise.race([drained, left]);
    }
    if (pauseMs !== undefined) await wait(pauseMs);
  }
  response.end();
}
