import { parseFhirXml } from '#/lib/fhir/xml/parse-fhir-xml.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import { SourceFailure } from './source-failure.ts';
import { answerFaults } from './words.ts';
import { decodeUtf8, parseJson } from './parse-json.ts';

const byteOrderMark = [0xef, 0xbb, 0xbf];
const whiteSpace = new Set([0x20, 0x09, 0x0a, 0x0d]);
const lessThan = 0x3c;

/**
 * Parses FHIR of an untrusted server, JSON or XML by the first character, which no header can misstate. XML is read by the
 * definitions of `version`. Throws an unreadable failure for anything else.
 */
export function parseAnswer(bytes: Uint8Array, version: Version['label']): unknown {
  if (firstByte(bytes) !== lessThan) return parseJson(bytes);
  const text = decodeUtf8(bytes);
  if (isWebPage(text)) throw new SourceFailure({ kind: 'unreadable', detail: answerFaults.webPage });
  try {
    return parseFhirXml(text, version);
  } catch (error) {
    throw new SourceFailure({ kind: 'unreadable', detail: answerFaults.notXml }, error);
  }
}

function firstByte(bytes: Uint8Array): number | undefined {
  const start = byteOrderMark.every((byte, at) => bytes[at] === byte) ? byteOrderMark.length : 0;
  return bytes.subarray(start).find((byte) => !whiteSpace.has(byte));
}

/** Tells whether an answer is a sign-in page or a proxy's error page. */
export function isWebPage(text: string): boolean {
  const start = text.slice(0, 2_000);
  return /<!doctype html|<html[\s>]/i.test(start) && !start.includes('"http://hl7.org/fhir"');
}
