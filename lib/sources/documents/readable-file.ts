import 'server-only';
import type { Coding } from '#/lib/record/model/coded.ts';
import type { DocumentSection, ReadableDocument } from '#/lib/record/model/readable-document.ts';
import { type Resource, resourceOf } from '#/lib/fhir/resource/json.ts';
import type { GatherInput } from '#/lib/sources/answer/source-event.ts';
import { reportOtherPatient } from '#/lib/sources/http/breaker-and-retries.ts';
import { checkSubject } from '#/lib/sources/gather/subject-check.ts';
import { checkedCda } from './checked-cda.ts';
import { personCheck } from './check-person.ts';
import type { FileJob, ReadingHead } from '#/lib/sources/document-reading/document-job.ts';
import { readDocumentFile } from '#/lib/sources/document-reading/reading-threads.ts';
import { startPace } from '#/lib/process/pace.ts';
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

/**
 * Reads a file of text into our own nodes, and takes its bytes over; undefined if its kind cannot be shown. Throws a SourceFailure if
 * its server fails.
 */
export async function readableFile(file: TextFile, place: DocumentPlace): Promise<ReadableFile | undefined> {
  switch (file.kind) {
    case 'cda':
      return readableCda(file, place);
    case 'fhir':
    case 'text':
    case 'html':
    case 'rtf':
    case 'xml':
    case 'json':
      return readableOther(file.kind, file, place);
    default:
      return undefined;
  }
}

/** A file of somebody else, in an entry of this patient, is one misfiled item. */
const reportMisfiledFile = ({ connection, subject }: MatchedSource): void => reportOtherPatient(connection.guards, subject.ids, 'item');

async function readableCda({ bytes, contentType }: TextFile, place: DocumentPlace): Promise<ReadableFile> {
  const { input, at } = place;
  const file = { bytes, ...(contentType !== undefined && { contentType }) };
  const read = await checkedCda(file, { as: 'cda-text', ...readerOf(place), check: personCheck(input, at) });
  if (!read.ok && read.otherPatient) reportMisfiledFile(at);
  if (!read.ok) return { ok: false, why: read.why };
  const { readable, confidentiality } = read.cda;
  const sections = readable.sections.map((section) => ofSource(section, input.source.id));
  return { ok: true, readable: { ...readable, sections }, labels: confidentiality, ...(read.file && { file: read.file }) };
}

const readerOf = ({ input, at }: DocumentPlace) => ({ source: input.source.id, signal: at.connection.deadline.signal });

/** Turns each `Type/id` of the CDA reader into the id of its entry. */
function ofSource(section: DocumentSection, source: string): DocumentSection {
  const entries = section.entries.map((reference) => `${source}|${reference}`);
  return { ...section, entries, sections: section.sections.map((inner) => ofSource(inner, source)) };
}

async function readableOther(
  as: Exclude<FileJob['as'], 'cda-entries' | 'cda-text'>,
  file: TextFile,
  place: DocumentPlace,
): Promise<ReadableFile> {
  const { bytes, contentType, title } = file;
  const job = { as, bytes, title, version: place.at.version.label, ...(contentType !== undefined && { contentType }) };
  const { source: owner, signal } = readerOf(place);
  const { head, items } = await readDocumentFile({ job, owner, signal });
  switch (head.type) {
    case 'text':
      return { ok: true, readable: head.readable, labels: head.labels };
    case 'fhir-document':
      return ofPatient(head, place);
    case 'fhir-resources':
      return plainFhir(
        head,
        items.flatMap((item) => resourceOf(item) ?? []),
        place.at,
      );
    case 'refused':
      return { ok: false, why: head.why };
    case 'cda':
    case 'composition':
      return { ok: false, why: notOpened.unreadable };
  }
}

/** Shows a document in FHIR if its Patient is this one. */
async function ofPatient(document: ReadingHead & { readonly type: 'fhir-document' }, { input, at }: DocumentPlace): Promise<ReadableFile> {
  const verdict = document.patient ? await personCheck(input, at)(document.patient) : 'not-certain';
  if (verdict === 'other-patient') reportMisfiledFile(at);
  if (verdict !== 'this-patient') return { ok: false, why: verdict === 'other-patient' ? notOpened.otherPerson : notOpened.notCertain };
  return { ok: true, readable: document.readable, labels: document.labels };
}

/** Resources looked at in one turn of the loop. */
const slice = 50;

/** Checks resources that are no document one by one, as no head names their patient (H02). */
async function plainFhir(
  { readable, labels }: ReadingHead & { readonly type: 'fhir-resources' },
  resources: readonly Resource[],
  at: MatchedSource,
): Promise<ReadableFile> {
  const { connection, subject, version } = at;
  const pace = startPace(connection.upstream.id, slice);
  let isElsewhere = false;
  for (const resource of resources) {
    const verdict = checkSubject(resource, subject, version);
    if (verdict === 'other-patient') {
      reportMisfiledFile(at);
      return { ok: false, why: notOpened.otherPerson };
    }
    if (verdict === 'other-address') isElsewhere = true;
    if (pace.isDue()) await pace.turn();
  }
  return isElsewhere ? { ok: false, why: notOpened.notCertain } : { ok: true, readable, labels };
}
