import { parseFhirXmlInSlices } from '#/lib/fhir/xml/parse-fhir-xml.ts';
import { mostCharacters } from '#/lib/fhir/xml/read-xml.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import { answerFaults } from '#/lib/sources/http/words.ts';
import { OversizeRecord } from './oversize-record.ts';
import { memoryOf, oneRecord, tooLong } from './reading-limits.ts';

/** XML that is decoded while its bytes come, and parsed once all of it has. */
export interface XmlReading {
  readonly decoder: TextDecoder;
  readonly parts: string[];
  length: number;
  /** A carriage return at the end of a piece, of which a line feed may follow. */
  carriage: string;
}

export const beginXml = (): XmlReading => ({ decoder: new TextDecoder('utf-8', { fatal: true }), parts: [], length: 0, carriage: '' });

/** Takes the next bytes; line ends become those of XML, which for the whole at once would take long. */
export function takeXml(reading: XmlReading, piece: Uint8Array): void {
  const text = reading.carriage + decoded(reading.decoder, piece);
  reading.carriage = text.endsWith('\r') ? '\r' : '';
  const lines = text.slice(0, text.length - reading.carriage.length);
  const part = lines.includes('\r') ? lines.replaceAll(/\r\n?/g, '\n') : lines;
  reading.parts.push(part);
  reading.length += part.length;
  if (reading.length > mostCharacters) throw notXml();
}

/** Bytes that a text takes, and twice for the parts of a tree that are made of it. */
export const memoryOfXml = ({ length }: XmlReading): number => memoryOf(3 * length, length / 100);

/** Parses what came, a slice a step. */
export function* endXml(reading: XmlReading, version: Version['label']): Generator<void, unknown> {
  reading.parts.push(reading.carriage, decoded(reading.decoder, undefined));
  const limit = { elements: oneRecord.values, refused: (begun: unknown) => new OversizeRecord(begun) };
  try {
    return yield* parseFhirXmlInSlices(reading.parts.join(''), version, limit);
  } catch (error) {
    throw error instanceof RangeError ? tooLong() : notXml(error);
  }
}

const notXml = (cause?: unknown): SourceFailure => new SourceFailure({ kind: 'unreadable', detail: answerFaults.notXml }, cause);

function decoded(decoder: TextDecoder, piece: Uint8Array | undefined): string {
  try {
    return piece === undefined ? decoder.decode() : decoder.decode(piece, { stream: true });
  } catch {
    throw new SourceFailure({ kind: 'unreadable', detail: answerFaults.notUtf8 });
  }
}
