import 'server-only';
import { patientRead } from '#/lib/audit/model/source-events.ts';
import { canOpenRecords } from '#/lib/session/model/can-open-records.ts';
import type { RecordSession } from '#/lib/session/model/record-session.ts';
import { forgetTexts } from '#/lib/record/memory/remember-texts.ts';
import { formatReference } from '#/lib/record/model/resource-reference.ts';
import { newRequestId } from '#/lib/sources/fetch/connection.ts';
import { failureOf, failureWords } from '#/lib/sources/http/source-failure.ts';
import { countUse } from '#/lib/access/limits/use-limits.ts';
import { isOwnSource } from '#/lib/policy/model/agreement.ts';
import type { PolicyRequest } from '#/lib/policy/model/policy.ts';
import { auditRefusedReader, denialEvents } from '#/lib/access/request/audit-decisions.ts';
import { checkConsent, type ConsentAnswer } from '#/lib/access/request/check-consent.ts';
import { busyDocument, decideBeforeReading, failed, locateDocument, notShownToday } from './decide-document.ts';
import type { DocumentAnswer, DocumentRequest } from './document-answer.ts';
import { logDocumentFailure } from './log-document-failure.ts';
import { unsealName, type DocumentName } from '#/lib/access/request/document-name.ts';
import { readSourceDocument } from './read-source-document.ts';
import { mayNotOpenWords } from '#/lib/access/request/words.ts';
import { documentRefusals } from './words.ts';
import { auditContext, policyRequest, timelineRequest, type TimelineRequest } from '#/lib/access/request/record-request.ts';
import { watchSession } from '#/lib/access/request/watch-session.ts';

/** Opens one document, or says why not; a fault has its line in the operator's log, under the reference that the answer carries. */
export async function openDocument(session: RecordSession, name: string, signal: AbortSignal): Promise<DocumentAnswer> {
  const request = timelineRequest(session);
  const named = unsealName(session.id, name, request.config);
  if (!named) return { answer: 'not-known' };
  const use = await countUse('documents', session.viewer, request.config);
  if (!use.ok) return busyDocument(use);
  const [about = ''] = named.entry.split('|', 1);
  try {
    return logDocumentFailure(await openNamed(named, request, signal), { about, patient: request.patient });
  } finally {
    forgetTexts();
  }
}

/** Decides, audits, matches the patient at the source again, reads, releases, checks the file (design §9). */
async function openNamed(named: DocumentName, request: TimelineRequest, signal: AbortSignal): Promise<DocumentAnswer> {
  const { session } = request;
  const location = await locateDocument(named, request, signal).catch(failureOf);
  if (!location) return { answer: 'not-known' };
  if ('kind' in location) return failed(documentRefusals.directory(failureWords(location)), 'directory', location);
  if (!canOpenRecords(session.viewer, request.config)) {
    await auditRefusedReader(request);
    return { answer: 'expired', why: mayNotOpenWords };
  }
  const left = new AbortController();
  const running = AbortSignal.any([signal, left.signal]);
  const watch = watchSession(request, () => left.abort());
  const [consent, alive] = await Promise.all([checkConsent(request, running), watch.first]);
  if (alive === 'over') return { answer: 'expired', why: watch.endWords() };
  const policy = policyRequest(request, consent.state === 'known' ? consent.blocked : new Set());
  const refused = decideBeforeReading(request, location.source, policy, consent);
  if (refused !== undefined) {
    await auditRefusedDocument(request, location, policy, consent);
    return refused;
  }
  return readAudited({ request, policy, ...location, index: named.index }, running);
}

/** A document of a source that policy or consent closes is refused, and that is written down. */
async function auditRefusedDocument(
  request: TimelineRequest,
  { source }: Pick<DocumentRequest, 'source'>,
  policy: PolicyRequest,
  consent: ConsentAnswer,
): Promise<void> {
  if (request.session.rejected.includes(source.id)) return;
  const denial = consent.state === 'unknown' && !isOwnSource(policy, source) ? 'consent-unknown' : 'withheld';
  await request.audit(denialEvents(request, source, policy, denial)).catch(() => undefined);
}

/** Reads the document, audited before and after: no acknowledgement, no request (design §2). Never throws for what a source does. */
async function readAudited(documentRequest: DocumentRequest, signal: AbortSignal): Promise<DocumentAnswer> {
  const { request, source, reference, index } = documentRequest;
  const read = { requestId: newRequestId(), reference: formatReference(reference), part: `file ${index + 1}` };
  const context = auditContext(request);
  try {
    await request.audit([patientRead('read-planned', context, source, { ...read, outcome: '0', detail: 'planned' })]);
  } catch {
    return notShownToday(documentRefusals.audit, { step: 'audit' });
  }
  const answer = await readSourceDocument(documentRequest, read.requestId, signal).catch((error: unknown) => {
    const failure = failureOf(error);
    return failed(documentRefusals.source(source.name, failureWords(failure)), 'document', failure);
  });
  const isShown = answer.answer === 'readable' || answer.answer === 'file';
  const ending = { outcome: isShown ? '0' : '4', detail: isShown ? `opened as ${answer.answer}` : 'not shown' } as const;
  try {
    await request.audit([patientRead('read-ended', auditContext(request), source, { ...read, ...ending })]);
  } catch {
    return notShownToday(documentRefusals.answerUnaudited, { step: 'audit' });
  }
  return answer;
}
