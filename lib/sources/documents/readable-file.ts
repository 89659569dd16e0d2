import 'server-only';
import type { Coding } from '#/lib/record/model/coded.ts';
import type { DocumentSection, ReadableDocument } from '#/lib/record/model/readable-document.ts';
import { notebook } from '#/lib/fhir/narrative/document-context.ts';
import { htmlBlocks } from '#/lib/fhir/narrative/html-blocks.ts';
import type { CdaFile } from '#/lib/fhir/cda/document/cda-document.ts';
import { type Resource, objectsOf, resourceOf } from '#/lib/fhir/resource/json.ts';
import { scan } from '#/lib/fhir/describe/labels-and-modifiers.ts';
import type { GatherInput } from '#/lib/sources/answer/source-event.ts';
import { tripForOtherPatient } from '#/lib/sources/http/breaker-and-retries.ts';
import { parseJson } from '#/lib/sources/http/parse-json.ts';
import { checkSubject } from '#/lib/sources/gather/subject-check.ts';
import { checkedCda, notCertain, otherPerson } from './cda-document.ts';
import { personCheck } from './check-person.ts';
import { decodeFileText } from './decode-text.ts';
import { fhirDocument } from '#/lib/sources/fhir-documents/fhir-document.ts';
import type { FileKind } from './file-kind.ts';
import type { MatchedSource } from './matched-at-source.ts';

export interface TextFile {
  readonly kind: FileKind;
  readonly bytes: Uint8Array;
  readonly contentType?: string;
  /** What the document's entry is called. */
  readonly title: string;
}

/** Whose document it has to be, and where it came from. */
export interface DocumentPlace {
  readonly input: GatherInput;
  readonly at: MatchedSource;
}

export type ReadableFile =
  | {
      readonly ok: true;
      readonly readable: ReadableDocument;
      /** What the document says of its own confidentiality, for policy. */
      readonly labels: readonly Coding[];
      /** It is no more than the envelope of this file (nonXMLBody). */
      readonly file?: { readonly bytes: Uint8Array; readonly contentType: string };
    }
  | { readonly ok: false; readonly why: string };

/** A file of text in our own nodes; undefined: this kind of file cannot be shown. Throws a SourceFailure where its server does. */
export async function readableFile(file: TextFile, place: DocumentPlace): Promise<ReadableFile | undefined> {
  switch (file.kind) {
    case 'cda':
      return readableCda(file, place);
    case 'fhir':
      return readableFhir(file, place);
    case 'text':
    case 'html':
    case 'xml':
    case 'json':
      return { ok: true, readable: readableText(file), labels: [] };
    default:
      return undefined;
  }
}

async function readableCda(file: TextFile, { input, at }: DocumentPlace): Promise<ReadableFile> {
  const { connection } = at;
  const cda = await checkedCda(file, personCheck(input, at));
  if (!cda.ok && cda.otherPatient) tripForOtherPatient(connection.guards);
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

/** `Type/id` as the reader made it → the ids of the entries that were made of it. */
function ofSource(section: DocumentSection, source: string): DocumentSection {
  const entries = section.entries.map((reference) => `${source}|${reference}`);
  return { ...section, entries, sections: section.sections.map((inner) => ofSource(inner, source)) };
}

function bytesOf(file: CdaFile | undefined): Uint8Array | undefined {
  if (file?.data === undefined) return undefined;
  return new Uint8Array(Buffer.from(file.data, file.representation === 'B64' ? 'base64' : 'utf8'));
}

async function readableFhir(file: TextFile, { input, at }: DocumentPlace): Promise<ReadableFile> {
  const sent = parseJson(file.bytes);
  const document = fhirDocument(sent);
  const { connection } = at;
  if (!document) return plainFhir(file, resourcesIn(sent), at);
  const verdict = document.patient ? await personCheck(input, at)(document.patient) : 'not-certain';
  if (verdict === 'other-patient') tripForOtherPatient(connection.guards);
  if (verdict !== 'this-patient') return { ok: false, why: verdict === 'other-patient' ? otherPerson : notCertain };
  return { ok: true, readable: document.readable, labels: document.labels };
}

/** Resources that are no document have no head to say whose they are: each says so itself (H02), and how it is labelled (H24). */
function plainFhir(file: TextFile, resources: readonly Resource[], { connection, subject, version }: MatchedSource): ReadableFile {
  if (resources.some((resource) => checkSubject(resource, subject, version) === 'other-patient')) {
    tripForOtherPatient(connection.guards);
    return { ok: false, why: otherPerson };
  }
  return { ok: true, readable: readableText(file), labels: resources.flatMap((resource) => scan(resource).labels) };
}

function resourcesIn(value: unknown): readonly Resource[] {
  const resource = resourceOf(value);
  if (resource?.resourceType !== 'Bundle') return resource ? [resource] : [];
  return objectsOf(resource.entry).flatMap((entry) => resourceOf(entry.resource) ?? []);
}

/** A file of text as the reader reads it: plain text as it stands, a web page as our own nodes. */
function readableText({ kind, bytes, contentType, title }: TextFile): ReadableDocument {
  const text = decodeFileText(bytes, contentType);
  const notes = notebook();
  const blocks = kind === 'html' ? htmlBlocks(text, notes) : [{ block: 'preformatted', text: cleaned(text) } as const];
  return { title, facts: [], sections: [{ place: 'text', title: '', blocks, sections: [], entries: [] }], omitted: notes.omitted() };
}

/** Controls but tab and line break, and what turns the direction of writing about (H28). */
const unsafe = /(?![\t\n])\p{Cc}|[\uFEFF\u202A-\u202E\u2066-\u2069]/gu;

const cleaned = (text: string): string => text.replace(/\r\n?/g, '\n').replace(unsafe, '').trim();
