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
import { byteBudget } from '#/lib/sources/reading/read-body.ts';
import { disclosuresOf } from '#/lib/record/security-labels/disclosures.ts';
import { type GatherInput, type LabelledEntry, withEntry } from '#/lib/sources/answer/source-event.ts';
import { documentRefusals } from './words.ts';
import type { DocumentAnswer, DocumentRequest } from './document-answer.ts';
import { gatherInput } from '#/lib/access/request/record-request.ts';
import { releaseEntry } from '#/lib/access/request/release-entry.ts';

/** Largest document after decompression; the source's own limit applies where it is less. */
const mostMegabytes = 50;

/** File kinds that a browser shows safely, each with the type that its bytes prove. */
const safeFileTypes: ReadonlyMap<FileKind, string> = new Map([
  ['pdf', 'application/pdf'],
  ['png', 'image/png'],
  ['jpeg', 'image/jpeg'],
  ['gif', 'image/gif'],
  ['webp', 'image/webp'],
]);

const keptBack = (why: string): DocumentAnswer => ({ answer: 'not-shown', why });
/** Not shown for what the source lists or for what its file is. */
const notShown = (why: string): DocumentAnswer => ({ answer: 'not-shown', why, fault: { step: 'file' } });

/** Document being read, once the patient is matched at the source. */
interface Reading {
  readonly request: DocumentRequest;
  readonly input: GatherInput;
  readonly at: MatchedSource;
  readonly labelled: LabelledEntry;
}

/** Matches the patient at the source, reads the document, applies policy, fetches the file and makes it readable. Throws a SourceFailure. */
export async function readSourceDocument(request: DocumentRequest, requestId: string, signal: AbortSignal): Promise<DocumentAnswer> {
  const input = gatherInput(request.request, request.source);
  return atMatchedSource(input, requestId, signal, (at) => readAtMatchedSource(request, input, at));
}

/** Reads a document at a source where the patient is matched. Throws a SourceFailure. */
export async function readAtMatchedSource(request: DocumentRequest, input: GatherInput, at: MatchedSource): Promise<DocumentAnswer> {
  const { source } = request;
  if (request.reference.type === 'Composition') return writtenAnswer(request, await writtenDocument(input, at, request.reference));
  const { labelled, attachments } = await readEntry(at, request.reference);
  const refusal = policyRefusal(request, labelled);
  if (refusal) return refusal;
  const attachment = attachments[request.index];
  if (!attachment) return notShown(documentRefusals.notListed);
  const budget = byteBudget(Math.min(mostMegabytes, source.limits.megabytes));
  const fileRequest = { connection: at.connection, origins: source.attachments, requestId: at.requestId, budget };
  const file = await attachmentFile(attachment, fileRequest);
  if (!file.ok) return notShown(file.why);
  const withFile = withEntry(labelled, (entry) => entry, file.labels);
  const reading = { request, input, at, labelled: withFile };
  return policyRefusal(request, withFile) ?? showFile(file.bytes, attachment, file.contentType, reading);
}

/** Answers a document written in FHIR itself: nothing is left to fetch. */
function writtenAnswer(request: DocumentRequest, { labelled, readable, notes }: WrittenDocument): DocumentAnswer {
  return policyRefusal(request, labelled) ?? { answer: 'readable', readable, notes, disclosures: disclosuresOf(labelled.labels) };
}

type Stated = Pick<ResourceAttachment, 'size' | 'hash' | 'contentType'>;

async function showFile(bytes: Uint8Array, stated: Stated, sentAs: string | undefined, reading: Reading): Promise<DocumentAnswer> {
  const { request, input, at, labelled } = reading;
  const checked = await checkFile(bytes, stated, sentAs);
  if (!checked.ok) return { ...notShown(checked.why), ...(checked.mayChange && { mayChange: true }) };
  const { kind, notes } = checked;
  const shownAs = safeFileTypes.get(kind);
  if (shownAs !== undefined) return { answer: 'file', contentType: shownAs, bytes, notes, disclosures: disclosuresOf(labelled.labels) };
  const contentType = stated.contentType ?? sentAs;
  const read = await readableFile(
    { bytes, kind, title: labelled.entry.title, ...(contentType !== undefined && { contentType }) },
    { input, at },
  );
  if (read === undefined) return notShown(documentRefusals.fileKind(kindWords[kind]));
  if (!read.ok) return notShown(read.why);
  const allLabels: LabelledEntry = { ...labelled, labels: [...labelled.labels, ...read.labels] };
  const refusal = policyRefusal(request, allLabels);
  if (refusal) return refusal;
  const disclosures = disclosuresOf(allLabels.labels);
  // The envelope is this patient's and may be shown, so its content is; content has no envelope of its own.
  const inner = read.file && (await checkFile(read.file.bytes, read.file));
  const innerAs = inner?.ok ? safeFileTypes.get(inner.kind) : undefined;
  if (read.file && innerAs !== undefined) return { answer: 'file', contentType: innerAs, bytes: read.file.bytes, notes, disclosures };
  return { answer: 'readable', readable: read.readable, notes, disclosures };
}

/** Policy's refusal, if any: a stub cannot be opened, and a document withheld for this patient only is unknown here (design §5). */
function policyRefusal({ policy, source }: DocumentRequest, labelled: LabelledEntry): DocumentAnswer | undefined {
  const decision = releaseEntry(policy, source, labelled);
  if (decision.verdict === 'shown') return undefined;
  return decision.verdict === 'stub' && decision.entry.withheld ? keptBack(decision.entry.withheld.text) : { answer: 'not-known' };
}
