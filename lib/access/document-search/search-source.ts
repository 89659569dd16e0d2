import 'server-only';
import type { Ending } from '#/lib/audit/model/failed-event.ts';
import { textSearched } from '#/lib/audit/model/source-events.ts';
import type { PolicyRequest } from '#/lib/policy/model/policy.ts';
import { formatReference } from '#/lib/record/model/resource-reference.ts';
import { atMatchedSource, type MatchedSource } from '#/lib/sources/documents/matched-at-source.ts';
import { newRequestId } from '#/lib/sources/fetch/connection.ts';
import { failureOf, failureWords } from '#/lib/sources/http/source-failure.ts';
import { maySearchDocuments } from '#/lib/sources/options/may-search-documents.ts';
import type { RunLimited } from '#/lib/sources/streams/run-at-most.ts';
import { decideBeforeReading, failed, notShownToday } from '#/lib/access/documents/decide-document.ts';
import type { DocumentAnswer } from '#/lib/access/documents/document-answer.ts';
import { readAtMatchedSource } from '#/lib/access/documents/read-source-document.ts';
import { documentRefusals } from '#/lib/access/documents/words.ts';
import type { ConsentAnswer } from '#/lib/access/request/check-consent.ts';
import { auditContext, gatherInput, type TimelineRequest } from '#/lib/access/request/record-request.ts';
import type { AskedDocument, SourceDocuments } from './documents-by-source.ts';
import { documentSearchWords, searchDetails } from './words.ts';

export interface DocumentsToSearch extends SourceDocuments {
  readonly request: TimelineRequest;
  readonly policy: PolicyRequest;
  readonly consent: ConsentAnswer;
  /** Limits how many documents are read at a time, over all sources of the press. */
  readonly run: RunLimited;
  /** Takes the answer to one document; resolves once the reader has room for more, until when the document keeps its turn. */
  readonly onAnswer: (document: number, answer: DocumentAnswer) => Promise<void>;
}

/** Reads the documents of one source for a search: decide → audit → match the patient once → read → audit. Never throws for what a source does. */
export async function searchSource(search: DocumentsToSearch, signal: AbortSignal): Promise<void> {
  const { request, source, documents } = search;
  const refused = decideBeforeSearching(search);
  if (refused) return answerEach(search, documents, refused);
  const press = {
    requestId: newRequestId(),
    requests: documents.map(({ reference, index }) => `${formatReference(reference)}#attachment-${index}`),
  };
  const audit = (stage: Parameters<typeof textSearched>[0], ending: Ending & { readonly counts?: Record<string, number> }): Promise<void> =>
    request.audit([textSearched(stage, auditContext(request), source, { ...press, ...ending })]);
  try {
    await audit('text-search-planned', { outcome: '0', detail: 'planned' });
  } catch {
    return answerEach(search, documents, notShownToday(documentRefusals.audit, { step: 'audit' }));
  }
  const read = await readDocuments(search, press.requestId, signal);
  // Texts that were read have left already, as entries of a timeline have: a log that fails now can hold nothing back.
  await audit('text-search-ended', {
    outcome: read === documents.length ? '0' : '4',
    detail: read === documents.length ? searchDetails.whole : searchDetails.partial,
    counts: { documents: documents.length, read },
  }).catch(() => undefined);
}

function decideBeforeSearching({ request, source, policy, consent }: DocumentsToSearch): DocumentAnswer | undefined {
  const refused = decideBeforeReading(request, source, policy, consent);
  if (refused) return refused;
  return maySearchDocuments(source) ? undefined : { answer: 'not-shown', why: documentSearchWords.notSearched(source.name) };
}

async function answerEach({ onAnswer }: DocumentsToSearch, documents: readonly AskedDocument[], answer: DocumentAnswer): Promise<void> {
  for (const { document } of documents) await onAnswer(document, answer);
}

/** Number of the documents that were read. */
async function readDocuments(search: DocumentsToSearch, requestId: string, signal: AbortSignal): Promise<number> {
  const { request, source, documents } = search;
  const input = gatherInput(request, source);
  const unanswered = new Set(documents);
  let read = 0;
  const readOne = (askedDocument: AskedDocument, at: MatchedSource): Promise<void> =>
    search.run(async () => {
      const answer = await readDocument(search, askedDocument, input, at);
      unanswered.delete(askedDocument);
      if (answer.answer === 'readable' || answer.answer === 'file') read += 1;
      await search.onAnswer(askedDocument.document, answer);
    });
  try {
    await atMatchedSource(input, requestId, signal, async (at) => {
      await Promise.all(documents.map((askedDocument, place) => readOne(askedDocument, { ...at, requestId: `${requestId}.${place + 1}` })));
    });
  } catch (error) {
    const failure = failureOf(error);
    await answerEach(
      search,
      [...unanswered],
      failed(documentSearchWords.notFetched(source.name, failureWords(failure)), 'document', failure),
    );
  }
  return read;
}

async function readDocument(
  { request, source, policy }: DocumentsToSearch,
  { reference, index }: AskedDocument,
  input: ReturnType<typeof gatherInput>,
  at: MatchedSource,
): Promise<DocumentAnswer> {
  return readAtMatchedSource({ request, source, policy, reference, index }, input, at).catch((error: unknown) => {
    const failure = failureOf(error);
    return failed(documentRefusals.source(source.name, failureWords(failure)), 'document', failure);
  });
}
