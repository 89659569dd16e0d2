import 'server-only';
import { accessEvent, plannedQueries, queryOutcomes, type AuditEvent } from '#/lib/audit/model/events.ts';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import { isOwnSource } from '#/lib/policy/model/agreement.ts';
import { admit } from '#/lib/policy/decide.ts';
import type { PolicyRequest } from '#/lib/policy/model/policy.ts';
import { canOpenRecords } from '#/lib/session/model/can-open-records.ts';
import type { RecordSession } from '#/lib/session/model/record-session.ts';
import { formatReference, parseReference } from '#/lib/record/model/resource-reference.ts';
import { newRequestId } from '#/lib/sources/fetch/connection.ts';
import { failureOf, failureWords } from '#/lib/sources/http/source-failure.ts';
import { sourceNamed } from '#/lib/sources/network/member-source.ts';
import { checkConsent, type ConsentAnswer } from '#/lib/access/request/check-consent.ts';
import type { DocumentAnswer, DocumentRequest } from './document-answer.ts';
import { unsealName, type DocumentName } from '#/lib/access/request/document-name.ts';
import { readSourceDocument } from './read-source-document.ts';
import { mayNotOpenWords } from '#/lib/access/request/refusal-words.ts';
import { recordClosedWords } from '#/lib/record/words/session-words.ts';
import { auditContext, policyRequest, timelineRequest, type TimelineRequest } from '#/lib/access/request/record-request.ts';
import { watchSession } from '#/lib/access/request/watch-session.ts';

const notShown = (why: string): DocumentAnswer => ({ answer: 'not-shown', why });

/** The door to one document: decide, audit, find the patient there again, read, release, check the file, and show it (design §9). */
export async function openDocument(session: RecordSession, name: string, signal: AbortSignal): Promise<DocumentAnswer> {
  const request = timelineRequest(session);
  const named = unsealName(session.id, name, request.config);
  const found = named && (await placeOf(named, request, signal).catch(failureOf));
  if (!named || !found) return { answer: 'not-known' };
  if ('kind' in found) return notShown(`The network’s directory of organisations cannot be read: ${failureWords(found)}.`);
  if (!canOpenRecords(session.viewer, request.config)) return { answer: 'expired', why: mayNotOpenWords };
  const left = new AbortController();
  const running = AbortSignal.any([signal, left.signal]);
  const watch = watchSession(request, () => left.abort());
  const [consent, alive] = await Promise.all([checkConsent(request, running), watch.first]);
  if (alive === 'over') return { answer: 'expired', why: recordClosedWords.refused };
  const policy = policyRequest(request, consent.state === 'known' ? consent.blocked : new Set());
  const refused = decided(request, found.source, policy, consent.state);
  if (refused !== undefined) return notShown(refused);
  return audited({ request, policy, ...found, index: named.index }, running);
}

/** A FHIR id, as the resource was read by; one made up for a resource without an id names nothing that can be read again. */
async function placeOf(
  { entry }: DocumentName,
  request: TimelineRequest,
  signal: AbortSignal,
): Promise<Pick<DocumentRequest, 'source' | 'reference'> | undefined> {
  const bar = entry.indexOf('|');
  const reference = parseReference(entry.slice(bar + 1));
  if (bar === -1 || reference?.kind !== 'literal' || reference.base !== '') return undefined;
  const source = await sourceNamed(entry.slice(0, bar), request.config, signal);
  return source && { source, reference };
}

function decided(
  { session }: TimelineRequest,
  source: SourceConfig,
  policy: PolicyRequest,
  consent: ConsentAnswer['state'],
): string | undefined {
  if (session.rejected.includes(source.id)) return 'You said that the person there is another.';
  if (consent === 'unknown' && !isOwnSource(policy, source)) return 'Not opened: the patient’s consent could not be checked.';
  const admission = admit(policy, source);
  return admission.verdict === 'withheld' ? admission.why : undefined;
}

/** No acknowledgement, no request (design §2). Never throws for what a source does. */
async function audited(asked: DocumentRequest, signal: AbortSignal): Promise<DocumentAnswer> {
  const { request, source, reference, index } = asked;
  const query = { requestId: newRequestId(), query: `${formatReference(reference)}#attachment-${index}` };
  const context = auditContext(request);
  try {
    await request.audit([documentEvent(request), ...plannedQueries(context, source, [query])]);
  } catch {
    return notShown('Not opened: the question could not be audited.');
  }
  const answer = await readSourceDocument(asked, query.requestId, signal).catch((error: unknown) => notShown(wordsOf(error, source)));
  const shown = answer.answer === 'readable' || answer.answer === 'file';
  const outcome = { ...query, outcome: shown ? '0' : '4', detail: shown ? `opened as ${answer.answer}` : 'not shown' } as const;
  try {
    await request.audit(queryOutcomes(context, source, [outcome]));
  } catch {
    return notShown('Not opened: the answer could not be audited.');
  }
  return answer;
}

function wordsOf(error: unknown, { name }: SourceConfig): string {
  return `${name} did not give this document: ${failureWords(failureOf(error))}.`;
}

function documentEvent({ session }: TimelineRequest): AuditEvent {
  const { viewer, purpose, id, patient } = session;
  const at = new Date().toISOString();
  return accessEvent({
    action: 'document',
    outcome: '0',
    detail: 'planned',
    at,
    viewer,
    purpose,
    session: id,
    patient: patient.identifiers,
  });
}
