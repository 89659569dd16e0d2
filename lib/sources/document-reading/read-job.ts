import 'server-only';
import type { Coding } from '#/lib/record/model/coded.ts';
import type { DocumentBlock, ReadableDocument } from '#/lib/record/model/readable-document.ts';
import type { CdaFile } from '#/lib/fhir/cda/document/cda-document.ts';
import { readCda } from '#/lib/fhir/cda/read-cda.ts';
import { byteText, decodeFileText } from '#/lib/fhir/markup/decode-file-text.ts';
import { createNotebook, type DocumentNotebook } from '#/lib/fhir/narrative/document-context.ts';
import { htmlBlocks } from '#/lib/fhir/narrative/html-blocks.ts';
import { plainBlock, sourceBlock } from '#/lib/fhir/narrative/plain-block.ts';
import { omittedParts } from '#/lib/fhir/narrative/words.ts';
import { rtfToHtml } from '#/lib/fhir/rtf/rtf-to-html.ts';
import { compositionDocument, fhirDocument } from '#/lib/sources/fhir-documents/fhir-document.ts';
import { failureOf, failureWords } from '#/lib/sources/http/source-failure.ts';
import type { CompositionJob, DocumentJob, DocumentReading, FileJob } from './document-job.ts';
import { fhirContent, labelsOfContent, labelsOfText, parsedJson, resourcesIn } from './fhir-content.ts';
import { shortenReadable } from './shorten-readable.ts';
import { notRead } from './words.ts';

/** Characters of a text. */
const mostCharacters = 5_000_000;

/** Reads a file into our own nodes and resources. Total: what cannot be read is refused with the reason. */
export function readJob(job: DocumentJob): DocumentReading {
  try {
    switch (job.as) {
      case 'cda-entries':
      case 'cda-text':
        return readCdaFile(job);
      case 'fhir':
      case 'xml':
      case 'json':
        return readFhirOrText(job);
      case 'text':
      case 'html':
      case 'rtf':
        return readText(job);
      case 'composition':
        return readWrittenDocument(job);
    }
  } catch (error) {
    const failure = failureOf(error);
    return refused(failure.kind === 'unforeseen' ? notRead.unreadable : notRead.because(failureWords(failure)));
  }
}

export const refused = (why: string): DocumentReading => ({ head: { type: 'refused', why }, items: [] });

function readCdaFile({ as, bytes, contentType }: FileJob): DocumentReading {
  const reading = readCda(decodeFileText(bytes, contentType));
  if (!reading.ok) return refused(reading.why);
  const { resources, file, left, ...rest } = reading.document;
  const cda = { ...rest, left: left.slice(0, mostNamed), confidentiality: withoutCopies(rest.confidentiality) };
  if (as === 'cda-entries') return { head: { type: 'cda', cda: { ...cda, readable: withoutText(cda.readable) } }, items: resources };
  const inner = cda.readable.sections.length === 0 ? innerFile(file) : undefined;
  return {
    head: { type: 'cda', cda: { ...cda, readable: shortenReadable(cda.readable) }, ...(inner && { file: inner }) },
    items: [],
  };
}

/** Lines of what is not read that are named; the rest is counted. */
const mostNamed = 20;

const withoutCopies = (labels: readonly Coding[]): readonly Coding[] => [
  ...new Map(labels.map((label) => [JSON.stringify([label.system, label.code, label.display]), label])).values(),
];

const withoutText = (readable: ReadableDocument): ReadableDocument => ({ ...readable, facts: [], sections: [], omitted: [] });

function innerFile(file: CdaFile | undefined): { readonly bytes: Uint8Array; readonly contentType: string } | undefined {
  if (file?.data === undefined) return undefined;
  const bytes = new Uint8Array(Buffer.from(file.data, file.representation === 'B64' ? 'base64' : 'utf8'));
  return { bytes, contentType: file.contentType };
}

function readWrittenDocument({ composition, references, ids }: CompositionJob): DocumentReading {
  const named = new Map(references);
  const { readable, placeOf } = compositionDocument(composition, (reference) => named.get(reference));
  const places = new Map(ids.flatMap((id) => (placeOf(id) === undefined ? [] : [[id, placeOf(id) ?? ''] as const])));
  return { head: { type: 'composition', readable: shortenReadable(readable), places }, items: [] };
}

function readText(job: FileJob): DocumentReading {
  return { head: { type: 'text', readable: writtenText(job), labels: withoutCopies(labelsOfText(job)) }, items: [] };
}

/** FHIR, by its name or by what it holds, whatever it is called; else its text. */
function readFhirOrText(job: FileJob): DocumentReading {
  const content = job.as === 'fhir' ? parsedJson(job.bytes) : fhirContent(job);
  if (job.as !== 'fhir' && content === undefined) return { head: { type: 'text', readable: writtenText(job), labels: [] }, items: [] };
  const document = fhirDocument(content);
  if (document === undefined) {
    const head = { type: 'fhir-resources', readable: writtenText(job), labels: withoutCopies(labelsOfContent(content)) } as const;
    return { head, items: resourcesIn(content) };
  }
  const { patient } = document;
  const head = {
    type: 'fhir-document',
    readable: shortenReadable(document.readable),
    labels: withoutCopies(document.labels),
    patient,
  } as const;
  return { head, items: [] };
}

/** Shows plain text as it stands, a web page or rich text as our own nodes. */
function writtenText(job: FileJob): ReadableDocument {
  const notes = createNotebook();
  const blocks = blocksOf(job, notes);
  const sections = [{ place: 'text', title: '', blocks, sections: [], entries: [] }];
  return shortenReadable({ title: job.title, facts: [], sections, omitted: notes.omitted() });
}

function blocksOf({ as, bytes, contentType }: FileJob, notes: DocumentNotebook): readonly DocumentBlock[] {
  if (as === 'rtf') return htmlBlocks(rtfToHtml(byteText(bytes)), notes);
  const sentText = decodeFileText(bytes, contentType);
  if (as === 'html') return htmlBlocks(sentText, notes);
  if (sentText.length > mostCharacters) notes.omit(...omittedParts.restOfText);
  const text = sentText.slice(0, mostCharacters);
  return [as === 'text' ? plainBlock(text) : sourceBlock(text)];
}
