import 'server-only';
import type { Coding } from '#/lib/record/model/coded.ts';
import { readCda } from '#/lib/fhir/cda/read-cda.ts';
import { scanResource } from '#/lib/fhir/describe/labels-and-modifiers.ts';
import { decodeFileText } from '#/lib/fhir/markup/decode-file-text.ts';
import { XmlError } from '#/lib/fhir/markup/xml-error.ts';
import { objectsOf, resourceOf, type Resource } from '#/lib/fhir/resource/json.ts';
import { parseFhirXml } from '#/lib/fhir/xml/parse-fhir-xml.ts';
import { parseJson } from '#/lib/sources/http/parse-json.ts';
import { SourceFailure } from '#/lib/sources/http/source-failure.ts';
import type { FileJob } from './document-job.ts';

/** Values of a file in JSON: a file of nothing else takes forty times its length in memory. */
const mostValues = 2_000_000;

/** JSON of a file. Throws a SourceFailure for what is none, or too much. */
export function parsedJson(sentBytes: Uint8Array): unknown {
  const bytes = withoutNulls(sentBytes);
  if (hasManyValues(bytes)) throw new SourceFailure({ kind: 'too-large', limit: 'resources', value: mostValues });
  return parseJson(bytes);
}

/** A NUL is nowhere a part of JSON. */
const withoutNulls = (bytes: Uint8Array): Uint8Array => (bytes.includes(0) ? bytes.filter((byte) => byte !== 0) : bytes);

const [comma, openArray, openObject] = [0x2c, 0x5b, 0x7b];

/** Counts what parts values. */
function hasManyValues(bytes: Uint8Array): boolean {
  let values = 0;
  for (const byte of bytes) if (byte === comma || byte === openArray || byte === openObject) values += 1;
  return values > mostValues;
}

/** The FHIR resource that a file of JSON or XML holds, whatever it is called; undefined where it holds none. */
export function fhirContent({ bytes, contentType, version = 'R4' }: FileJob): unknown {
  try {
    const text = decodeFileText(withoutNulls(bytes), contentType).trimStart();
    if (!text.startsWith('<')) return contentOf(parsedJson(new TextEncoder().encode(text)));
    return text.slice(0, 4_000).includes('http://hl7.org/fhir') ? resourceOf(parseFhirXml(text, version)) : undefined;
  } catch (error) {
    // Content too large to be looked through may be anybody's, and under any label.
    if (isTooLarge(error)) throw error;
    return undefined;
  }
}

const isTooLarge = (error: unknown): boolean =>
  (error instanceof SourceFailure && error.failure.kind === 'too-large') ||
  (error instanceof XmlError && error.kind === 'too-many-elements');

/** A resource; of a list of resources a Bundle, so that each is checked. */
function contentOf(json: unknown): Resource | undefined {
  const resources = Array.isArray(json) ? json.flatMap((item) => resourceOf(item) ?? []) : [];
  return resources.length > 0 ? { resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) } : resourceOf(json);
}

/** Labels of everything in a file of FHIR, its Bundle's too. */
export function labelsOfContent(content: unknown): readonly Coding[] {
  const resource = resourceOf(content);
  return resource === undefined ? [] : scanResource(resource).labels;
}

/** Labels of a document that came as plain text: what it resembles does not change how it is shown, but what it may show (H45). */
export function labelsOfText(job: FileJob): readonly Coding[] {
  // Rich text begins as JSON does, and is none.
  if (job.as === 'rtf') return [];
  const text = decodeFileText(job.bytes, job.contentType);
  if (!/^\s*[<{[]/.test(text)) return [];
  if (!text.includes('ClinicalDocument')) return labelsOfContent(fhirContent(job));
  const read = readCda(text);
  return read.ok ? read.document.confidentiality : [];
}

export function resourcesIn(value: unknown): readonly Resource[] {
  const resource = resourceOf(value);
  if (resource?.resourceType !== 'Bundle') return resource ? [resource] : [];
  return objectsOf(resource.entry).flatMap((entry) => resourceOf(entry.resource) ?? []);
}
