import 'server-only';
import type { DocumentTextMessage } from '#/lib/record/search/document-text.ts';
import { forgetTexts } from '#/lib/record/memory/remember-texts.ts';
import { canOpenRecords } from '#/lib/session/model/can-open-records.ts';
import type { RecordSession } from '#/lib/session/model/record-session.ts';
import { mergeProducers } from '#/lib/sources/streams/merge-producers.ts';
import { runAtMost } from '#/lib/sources/streams/run-at-most.ts';
import { countUse } from '#/lib/access/limits/use-limits.ts';
import { busyDocument } from '#/lib/access/documents/decide-document.ts';
import type { DocumentAnswer } from '#/lib/access/documents/document-answer.ts';
import { logDocumentFailure } from '#/lib/access/documents/log-document-failure.ts';
import { auditRefusedReader } from '#/lib/access/request/audit-decisions.ts';
import { checkConsent } from '#/lib/access/request/check-consent.ts';
import { policyRequest, timelineRequest } from '#/lib/access/request/record-request.ts';
import { watchSession } from '#/lib/access/request/watch-session.ts';
import { mayNotOpenWords } from '#/lib/access/request/words.ts';
import { answerMessages } from './answer-messages.ts';
import { documentsBySource } from './documents-by-source.ts';
import { searchSource } from './search-source.ts';

/** Documents that are read at a time, whatever their sources. */
const documentsAtOnce = 4;
/** Lines that may wait for the reader: beyond them the documents that are read keep their turn. */
const linesAhead = 4;

/**
 * Reads documents so that the page can search their text: decided, audited and released as each would be if it were opened, but as one
 * press of the reader, with one audit event a source. What is typed never comes here.
 */
export async function* searchDocuments(
  session: RecordSession,
  names: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<DocumentTextMessage, void, undefined> {
  const request = timelineRequest(session);
  if (!canOpenRecords(session.viewer, request.config)) {
    await auditRefusedReader(request);
    return yield { type: 'expired', why: mayNotOpenWords };
  }
  // Counts a press of the reader as one use, however many documents it reads: they are read four at a time.
  const use = await countUse('documents', session.viewer, request.config);
  if (!use.ok) return yield* notSearched(names, busyDocument(use));
  const left = new AbortController();
  const running = AbortSignal.any([signal, left.signal]);
  const watch = watchSession(request, () => left.abort());
  try {
    const [consent, alive] = await Promise.all([checkConsent(request, running), watch.first]);
    if (alive === 'over') return yield { type: 'expired', why: watch.endWords() };
    const policy = policyRequest(request, consent.state === 'known' ? consent.blocked : new Set());
    const { sources, unread } = await documentsBySource(names, request, running);
    const merged = mergeProducers<DocumentTextMessage>(linesAhead, () => left.abort());
    const run = runAtMost(documentsAtOnce);
    const answered = (about: string, answer: DocumentAnswer) => logDocumentFailure(answer, { about, patient: request.patient });
    merged.add(async (queue) => {
      for (const { document, about, answer } of unread)
        for (const line of answerMessages(document, answered(about, answer))) await queue.push(line);
    });
    for (const { source, documents } of sources)
      merged.add((queue) => {
        const onAnswer = async (document: number, answer: DocumentAnswer): Promise<void> => {
          for (const line of answerMessages(document, answered(source.id, answer))) await queue.push(line);
        };
        return searchSource({ request, policy, consent, source, documents, run, onAnswer }, running);
      });
    yield* merged.values();
    yield watch.isOver() ? { type: 'expired', why: watch.endWords() } : { type: 'end' };
  } finally {
    left.abort();
    forgetTexts();
  }
}

function* notSearched(names: readonly string[], answer: DocumentAnswer): Generator<DocumentTextMessage, void, undefined> {
  for (const document of names.keys()) yield* answerMessages(document, answer);
  yield { type: 'end' };
}
