import 'server-only';
import type { Coding } from '#/lib/record/model/coded.ts';
import type { DocumentBlock, DocumentSection, ReadableDocument } from '#/lib/record/model/readable-document.ts';
import { createNotebook, type DocumentNotebook } from '#/lib/fhir/narrative/document-context.ts';
import { htmlBlocks } from '#/lib/fhir/narrative/html-blocks.ts';
import { plainBlock, sourceBlock } from '#/lib/fhir/narrative/plain-block.ts';
import type { CdaFile } from '#/lib/fhir/cda/document/cda-document.ts';
import { type Resource, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { scanResource } from '#/lib/fhir/describe/labels-and-modifiers.ts';
import type { GatherInput } from '#/lib/sources/answer/source-event.ts';
import { reportOtherPatient } from '#/lib/sources/http/breaker-and-retries.ts';
import { parseJson } from '#/lib/sources/http/parse-json.ts';
import { checkSubject } from '#/lib/sources/gather/subject-check.ts';
import { checkedCda } from './checked-cda.ts';
import { personCheck } from './check-person.ts';
import { byteText, decodeFileText } from '#/lib/fhir/markup/decode-file-text.ts';
import { rtfToHtml } from '#/lib/fhir/rtf/rtf-to-html.ts';
import { fhirDocument } from '#/lib/sources/fhir-documents/fhir-document.ts';
import { parseFhirXml } from '#/lib/fhir/xml/parse-fhir-xml.ts';
import { readCda } from '#/lib/fhir/cda/read-cda.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import type { FileKind } from './file-kind.ts';
import type { MatchedSource } from './matched-at-source.ts';
import { notOpened } from './words.ts';

export interface TextFile {
  readonly kind: FileKind;
  readonly bytes: Uint8Array;
  readonly contentType?: string;
  /** Title of the document's entry. */
  readonly title: string;
}

/** The patient whose document it must be, and the source it came from. */
export interface DocumentPlace {
  readonly input: GatherInput;
  readonly at: MatchedSource;
}

export type ReadableFile =
  | {
      readonly ok: true;
      readonly readable: ReadableDocument;
      /** The document's own confidentiality, for policy. */
      readonly labels: readonly Coding[];
      /** The file that the document only wraps (nonXMLBody). */
      readonly file?: { readonly bytes: Uint8Array; readonly contentType: string };
    }
  | { readonly ok: false; readonly why: string };

/** Reads a file of text into our own nodes; undefined if its kind cannot be shown. Throws a SourceFailure if its server fails. */
export async function readableFile(file: TextFile, place: DocumentPlace): Promise<ReadableFile | undefined> {
  switch (file.kind) {
    case 'cda':
      return readableCda(file, place);
    case 'fhir':
      return readableFhir(file, parseJson(withoutNulls(file.bytes)), place);
    case 'xml':
    case 'json': {
      const content = fhirContent(file, place.at.version.label);
      return content === undefined ? { ok: true, readable: readableText(file), labels: [] } : readableFhir(file, content, place);
    }
    case 'text':
    case 'html':
    case 'rtf':
      return { ok: true, readable: readableText(file), labels: textLabels(file, place.at.version.label) };
    default:
      return undefined;
  }
}

/** A file of somebody else, in an entry of this patient, is one misfiled item. */
const reportMisfiledFile = ({ connection, subject }: MatchedSource): void => reportOtherPatient(connection.guards, subject.ids, 'item');

async function readableCda(file: TextFile, { input, at }: DocumentPlace): Promise<ReadableFile> {
  const cda = await checkedCda(file, personCheck(input, at));
  if (!cda.ok && cda.otherPatient) reportMisfiledFile(at);
  if (!cda.ok) return { ok: false, why: cda.why };
  const { readable, confidentiality, file: inner } = cda.document;
  const sections = readable.sections.map((section) => ofSource(section, input.source.id));
  const bytes = readable.sections.length === 0 ? bytesOf(inner) : undefined;
  return {
    ok: true,
    readable: { ...readable, sections },
    labels: confidentiality,
    ...(inner && bytes && { file: { bytes, contentType: inner.contentType } }),
  };
}

/** Turns each `Type/id` of the CDA reader into the id of its entry. */
function ofSource(section: DocumentSection, source: string): DocumentSection {
  const entries = section.entries.map((reference) => `${source}|${reference}`);
  return { ...section, entries, sections: section.sections.map((inner) => ofSource(inner, source)) };
}

function bytesOf(file: CdaFile | undefined): Uint8Array | undefined {
  if (file?.data === undefined) return undefined;
  return new Uint8Array(Buffer.from(file.data, file.representation === 'B64' ? 'base64' : 'utf8'));
}

async function readableFhir(file: TextFile, content: unknown, { input, at }: DocumentPlace): Promise<ReadableFile> {
  const document = fhirDocument(content);
  if (!document) return plainFhir(file, content, at);
  const verdict = document.patient ? await personCheck(input, at)(document.patient) : 'not-certain';
  if (verdict === 'other-patient') reportMisfiledFile(at);
  if (verdict !== 'this-patient') return { ok: false, why: verdict === 'other-patient' ? notOpened.otherPerson : notOpened.notCertain };
  return { ok: true, readable: document.readable, labels: document.labels };
}

/** A NUL is nowhere a part of JSON. */
const withoutNulls = (bytes: Uint8Array): Uint8Array => (bytes.includes(0) ? bytes.filter((byte) => byte !== 0) : bytes);

/** Checks resources that are no document one by one, as no head names their patient (H02) or their label (H24). */
function plainFhir(file: TextFile, content: unknown, at: MatchedSource): ReadableFile {
  const { subject, version } = at;
  const resources = resourcesIn(content);
  const verdicts = resources.map((resource) => checkSubject(resource, subject, version));
  if (verdicts.includes('other-patient')) {
    reportMisfiledFile(at);
    return { ok: false, why: notOpened.otherPerson };
  }
  if (verdicts.includes('other-address')) return { ok: false, why: notOpened.notCertain };
  return { ok: true, readable: readableText(file), labels: labelsOfContent(content) };
}

/** Labels of everything in a file of FHIR, its Bundle's too. */
function labelsOfContent(content: unknown): readonly Coding[] {
  const resource = resourceOf(content);
  return resource === undefined ? [] : scanResource(resource).labels;
}

/** The FHIR resource that a file of JSON or XML holds, whatever it is called; undefined where it holds none. */
function fhirContent({ bytes, contentType }: Pick<TextFile, 'bytes' | 'contentType'>, version: Version['label']): unknown {
  try {
    const text = decodeFileText(withoutNulls(bytes), contentType).trimStart();
    if (!text.startsWith('<')) return contentOf(parseJson(new TextEncoder().encode(text)));
    return text.slice(0, 4_000).includes('http://hl7.org/fhir') ? resourceOf(parseFhirXml(text, version)) : undefined;
  } catch {
    return undefined;
  }
}

/** A resource; of a list of resources a Bundle, so that each is checked. */
function contentOf(json: unknown): Resource | undefined {
  const resources = Array.isArray(json) ? json.flatMap((item) => resourceOf(item) ?? []) : [];
  return resources.length > 0 ? { resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) } : resourceOf(json);
}

/** Labels of a document that came as plain text: what it resembles does not change how it is shown, but what it may show (H45). */
function textLabels(file: TextFile, version: Version['label']): readonly Coding[] {
  const text = decodeFileText(file.bytes, file.contentType);
  if (!/^\s*[<{[]/.test(text)) return [];
  if (!text.includes('ClinicalDocument')) return labelsOfContent(fhirContent(file, version));
  const read = readCda(text);
  return read.ok ? read.document.confidentiality : [];
}

function resourcesIn(value: unknown): readonly Resource[] {
  const resource = resourceOf(value);
  if (resource?.resourceType !== 'Bundle') return resource ? [resource] : [];
  return objectsOf(resource.entry).flatMap((entry) => resourceOf(entry.resource) ?? []);
}

/** Shows plain text as it stands, a web page or rich text as our own nodes. */
function readableText({ kind, bytes, contentType, title }: TextFile): ReadableDocument {
  const notes = createNotebook();
  const blocks = blocksOf(kind, bytes, contentType, notes);
  return { title, facts: [], sections: [{ place: 'text', title: '', blocks, sections: [], entries: [] }], omitted: notes.omitted() };
}

function blocksOf(kind: FileKind, bytes: Uint8Array, contentType: string | undefined, notes: DocumentNotebook): readonly DocumentBlock[] {
  if (kind === 'rtf') return htmlBlocks(rtfToHtml(byteText(bytes)), notes);
  const text = decodeFileText(bytes, contentType);
  if (kind === 'html') return htmlBlocks(text, notes);
  return [kind === 'text' ? plainBlock(text) : sourceBlock(text)];
}
