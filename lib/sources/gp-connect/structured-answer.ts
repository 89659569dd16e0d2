import 'server-only';
import { type AnswerIssue, answerIssues } from '#/lib/fhir/gp-connect/answer-issues.ts';
import { withContained } from '#/lib/fhir/gp-connect/contained.ts';
import { withContainerLabels } from '#/lib/fhir/answer/container-labels.ts';
import { type BundleEntry, readSearchsetInSlices } from '#/lib/fhir/answer/bundle.ts';
import { issueEffect, type OutcomeIssue } from '#/lib/fhir/answer/outcome-issues.ts';
import { runInTurns, startPace } from '#/lib/process/pace.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import { failureOf, SourceFailure, type FailureReason } from '#/lib/sources/http/source-failure.ts';
import { failTrace } from '#/lib/sources/answer/query-traces.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import type { QueryTrace } from '#/lib/sources/answer/source-event.ts';
import type { AnswerLimitation } from '#/lib/sources/answer/category-outcomes.ts';
import { parametersOf, structuredInteraction, structuredOperation, type StructuredCall } from './structured-calls.ts';
import { practiceFaults, practiceWords } from './words.ts';

/** Result of one call. Never thrown: a failure is part of it. */
export interface StructuredAnswer {
  readonly call: StructuredCall;
  /** Entries contained in a List follow it. */
  readonly entries: readonly BundleEntry[];
  readonly issues: readonly AnswerIssue[];
  readonly failure?: FailureReason;
  /** Limit of the whole call, returned instead of an answer. */
  readonly refused?: AnswerLimitation;
}

export async function askStructured(
  connection: Connection,
  call: StructuredCall,
  nhsNumber: string,
  trace: QueryTrace,
): Promise<StructuredAnswer> {
  trace.state = 'running';
  try {
    const answer = await fetchFhir(connection, {
      address: `${connection.upstream.url}/${structuredOperation}`,
      requestId: trace.requestId,
      body: parametersOf(call, nhsNumber),
      headers: { 'Ssp-InteractionID': structuredInteraction },
    });
    return await readAnswer(call, answer, trace, connection.upstream.id);
  } catch (error) {
    return notAnswered(call, failureOf(error), trace);
  }
}

async function readAnswer(call: StructuredCall, body: unknown, trace: QueryTrace, owner: string): Promise<StructuredAnswer> {
  const pace = startPace(owner, slicesAtOnce);
  const read = await runInTurns(readSearchsetInSlices(body), pace);
  if (!read.ok && read.why === 'not-a-bundle') throw new SourceFailure({ kind: 'unreadable', detail: practiceFaults.noBundle });
  trace.pages = 1;
  if (!read.ok) return { call, entries: [], issues: [], refused: refusedBy(read.issues) };
  const entries = await runInTurns(withContainerLabels(withContained(read.searchset.entries), new Map()), pace);
  trace.received = entries.length;
  return { call, entries, issues: answerIssues(read.searchset.entries) };
}

/** Slices of a long answer in a turn. */
const slicesAtOnce = 4;

/** Limit from an OperationOutcome instead of a record: nothing is proven absent. */
function refusedBy(issues: readonly OutcomeIssue[]): AnswerLimitation {
  const limits = issues.map(issueEffect).find((issue) => issue.effect === 'limiting');
  return limits?.effect === 'limiting'
    ? { state: limits.state, why: limits.why }
    : { state: 'no-answer-given', why: practiceWords.noRecord };
}

/** Codes returned for sensitive, inactive and deceased patients too: never a certain no (standards §4.1). */
const noRecordCodes = new Set(['PATIENT_NOT_FOUND', 'NO_RECORD_FOUND']);

function notAnswered(call: StructuredCall, failure: FailureReason, trace: QueryTrace): StructuredAnswer {
  const codes = failure.kind === 'answered-error' ? failure.codes : [];
  failTrace(trace, failure);
  const none = { call, entries: [], issues: [] };
  if (codes.some((code) => noRecordCodes.has(code))) return { ...none, refused: { state: 'no-answer-given', why: practiceWords.noRecord } };
  if (codes.includes('NOT_IMPLEMENTED')) return { ...none, refused: { state: 'unsupported', why: practiceWords.notProvided } };
  return { ...none, failure };
}
