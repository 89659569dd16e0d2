import 'server-only';
import type { ResourceAttachment } from '#/lib/fhir/kind-parts/attachments.ts';
import { attachmentFile } from '#/lib/sources/documents/attachment-file.ts';
import { atMatchedSource, type MatchedSource } from '#/lib/sources/documents/matched-at-source.ts';
import { checkFile } from '#/lib/sources/documents/check-file.ts';
import type { FileKind } from '#/lib/sources/documents/file-kind.ts';
import { kindWords } from '#/lib/sources/documents/words.ts';
import { readEntry } from '#/lib/sources/documents/read-entry.ts';
import { readableFile } from '#/lib/sources/documents/readable-file.ts';
import { writtenDocument, type WrittenDocument } from '#/lib/sources/documents/written-document.ts';
import { byteBudget } from '#/lib/sources/http/read-body.ts';
import type { GatherInput, LabelledEntry } from '#/lib/sources/answer/source-event.ts';
import type { DocumentAnswer, DocumentRequest } from './document-answer.ts';
import { gatherInput } from '#/lib/access/request/record-request.ts';
import { releaseEntry } from '#/lib/access/request/release-entry.ts';

/** Of one document, after decompression; the source's own limit where that is less. */
const mostMegabytes = 50;

/** What a browser shows by itself, safely, of a file's bytes: each by the type that its bytes prove. */
const shownAsFile: ReadonlyMap<FileKind, string> = new Map([
  ['pdf', 'application/pdf'],
  ['png', 'image/png'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
]);

const notShown = (why: string): DocumentAnswer => ({ answer: 'not-shown', why });

/** One asking of the door, once the patient is matched at the source. */
interface Reading {
  readonly asked: DocumentRequest;
  readonly input: GatherInput;
  readonly at: MatchedSource;
  readonly labelled: LabelledEntry;
}

/** Finds the patient and the document at the source, asks policy, fetches the file and makes it readable. Throws a SourceFailure. */
export async function readSourceDocument(asked: DocumentRequest, requestId: string, signal: AbortSignal): Promise<DocumentAnswer> {
  const { request, source } = asked;
  const input = gatherInput(request, source);
  return atMatchedSource(input, requestId, signal, async (at) => {
    if (asked.reference.type === 'Composition') return written(asked, await writtenDocument(input, at, asked.reference));
    const { labelled, attachments } = await readEntry(at, asked.reference);
    const kept = keptBack(asked, labelled);
    if (kept) return kept;
    const attachment = attachments[asked.index];
    if (!attachment) return notShown('The source no longer lists this file.');
    const budget = byteBudget(Math.min(mostMegabytes, source.limits.megabytes));
    const file = await attachmentFile(attachment, { connection: at.connection, origins: source.attachments, requestId, budget });
    return file.ok ? shown(file.bytes, attachment, file.contentType, { asked, input, at, labelled }) : notShown(file.why);
  });
}

/** Written in FHIR itself: read, there is nothing left to fetch. */
function written(asked: DocumentRequest, { labelled, readable, notes }: WrittenDocument): DocumentAnswer {
  return keptBack(asked, labelled) ?? { answer: 'readable', readable, notes };
}

type Stated = Pick<ResourceAttachment, 'size' | 'hash' | 'contentType'>;

async function shown(bytes: Uint8Array, stated: Stated, sentAs: string | undefined, reading: Reading): Promise<DocumentAnswer> {
  const { asked, input, at, labelled } = reading;
  const checked = await checkFile(bytes, stated, sentAs);
  if (!checked.ok) return notShown(checked.why);
  const { kind, notes } = checked;
  const shownAs = shownAsFile.get(kind);
  if (shownAs !== undefined) return { answer: 'file', contentType: shownAs, bytes, notes };
  const contentType = stated.contentType ?? sentAs;
  const read = await readableFile(
    { bytes, kind, title: labelled.entry.title, ...(contentType !== undefined && { contentType }) },
    { input, at },
  );
  if (read === undefined) return notShown(`This file is ${kindWords[kind]}: it cannot be shown here.`);
  if (!read.ok) return notShown(read.why);
  const known: LabelledEntry = { ...labelled, labels: [...labelled.labels, ...read.labels] };
  const kept = keptBack(asked, known);
  if (kept) return kept;
  // The envelope is this patient's and may be shown: now what is in it. It has no envelope of its own.
  const inner = read.file && (await checkFile(read.file.bytes, read.file));
  const innerAs = inner?.ok ? shownAsFile.get(inner.kind) : undefined;
  if (read.file && innerAs !== undefined) return { answer: 'file', contentType: innerAs, bytes: read.file.bytes, notes };
  return { answer: 'readable', readable: read.readable, notes };
}

/** A stub cannot be opened; what is kept back for this patient alone is not known here at all (design §5). */
function keptBack({ policy, source }: DocumentRequest, labelled: LabelledEntry): DocumentAnswer | undefined {
  const decision = releaseEntry(policy, source, labelled);
  if (decision.verdict === 'shown') return undefined;
  return decision.verdict === 'stub' && decision.entry.withheld ? notShown(decision.entry.withheld.text) : { answer: 'not-known' };
}
