import 'server-only';
import { type DocumentBundle, readDocument } from '#/lib/fhir/ips/read-document.ts';
import { summaryCategories } from '#/lib/fhir/ips/section-codes.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { issueEffect, type OutcomeIssue } from '#/lib/fhir/answer/outcome-issues.ts';
import { earliestDate } from '#/lib/record/dates/earliest-date.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { reportOtherPatient } from '#/lib/sources/http/breaker-and-retries.ts';
import { SourceFailure, failureOf, type FailureReason } from '#/lib/sources/http/source-failure.ts';
import { failTrace } from '#/lib/sources/answer/query-traces.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import type { GatherInput, QueryTrace, RecountOutcomes, SourceEvent } from '#/lib/sources/answer/source-event.ts';
import type { ReceivedResources, ClassifiedResource } from '#/lib/sources/gather/classify-resources.ts';
import type { ResourceIntake } from '#/lib/sources/gather/intake.ts';
import { isForeign, type ForeignReason } from '#/lib/sources/gather/subject-check.ts';
import type { MatchedRun } from '#/lib/sources/gather/matched-run.ts';
import { outcomesOf, sameOutcome, type AnswerLimitation, type QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';
import { classifyDocument } from '#/lib/sources/fhir-documents/classify-document.ts';
import { readComposition } from '#/lib/sources/document-reading/read-composition.ts';
import { summaryEnds } from './summary-ends.ts';
import { summaryFaults, summaryLimits, summaryPersonWords } from './words.ts';
import { documentFaults } from '#/lib/sources/fhir-documents/words.ts';
import { checkDocumentSubject, type DocumentSubject } from '#/lib/sources/fhir-documents/check-document-subject.ts';

/** State of reading one source's summaries. */
export interface SummaryRun extends MatchedRun {
  readonly input: GatherInput;
  /** The source is configured to hold nothing beyond its summaries. */
  readonly whole: boolean;
  readonly intake: ResourceIntake;
  readonly ends: QueryEnd[];
  /** Reason for which a summary waits for the reader's confirmation of the person. */
  unconfirmed?: string;
  /** `Composition.date` of each summary taken in, as sent: what its source knew later is not in it. */
  readonly writtenDates: string[];
}

const noSuchSection: Outcome = { state: 'partial', entries: 0, why: summaryLimits.noSection };
const spokenOf = new Set<Category>(summaryCategories);

/** Fetches one summary and takes it in; a failure is in the run's `ends`. */
export async function gatherSummary(run: SummaryRun, address: string, trace: QueryTrace): Promise<void> {
  trace.state = 'running';
  try {
    const document = await fetchSummary(run, address, trace);
    trace.pages = 1;
    if (document !== undefined) await takeDocument(run, document, trace);
    Object.assign(trace, { state: 'complete', detail: 'complete' });
  } catch (error) {
    const failure = failureOf(error);
    failTrace(trace, failure);
    run.ends.push({ categories: spokenOf, limitations: [], failure });
  }
}

/** Sums up the run: the outcome of each category, and the resources. */
export function summaryEnded({ intake, ...run }: SummaryRun): SourceEvent {
  const { perCategory, withholdable } = intake;
  const ends = [...run.ends, ...intake.refusedEnds];
  const resources = intake.counts();
  if (run.unconfirmed !== undefined && resources.entries === 0)
    return { type: 'ended', outcomes: sameOutcome({ state: 'unmatched', match: 'unconfirmed', why: run.unconfirmed }), resources };
  const outcomes = outcomesOf(ends, perCategory);
  // A category that only its entries speak of has no section: without them it must not read as unsupported.
  const recount: RecountOutcomes = (released, isHidden) =>
    new Map(
      [...outcomesOf(ends, released, isHidden)].map(([category, outcome]) => [
        category,
        outcome.state === 'unsupported' && outcomes.get(category)?.state !== 'unsupported' ? noSuchSection : outcome,
      ]),
    );
  const dataAsOf = earliestDate(run.writtenDates);
  return { type: 'ended', outcomes, recount, withholdable, resources, ...(dataAsOf !== undefined && { dataAsOf }) };
}

async function fetchSummary(run: SummaryRun, address: string, trace: QueryTrace): Promise<DocumentBundle | undefined> {
  const read = readDocument(await fetchFhir(run.connection, { address, requestId: trace.requestId }));
  if (read.ok) return read.document;
  if (read.why === 'not-a-document')
    return refuseWhole(run, read.received, trace, { kind: 'unreadable', detail: summaryFaults.noDocument });
  const limitations = limitsOf(read.issues);
  if (limitations.length === 0) throw new SourceFailure({ kind: 'unreadable', detail: summaryFaults.noDocument });
  run.ends.push({ categories: spokenOf, limitations });
  return undefined;
}

function limitsOf(issues: readonly OutcomeIssue[]): readonly AnswerLimitation[] {
  return issues.flatMap((issue) => {
    const effect = issueEffect(issue);
    return effect.effect === 'limiting' ? [{ state: effect.state, why: effect.why }] : [];
  });
}

async function takeDocument(run: SummaryRun, document: DocumentBundle, trace: QueryTrace): Promise<void> {
  const { connection, input, intake } = run;
  const limit = connection.upstream.limits.resources;
  const owner = checkDocumentSubject(document, input, run.subject, run.version);
  if (document.entries.length > intake.roomLeft())
    return refuseWhole(run, document.entries.length, trace, { kind: 'too-large', limit: 'resources', value: limit });
  if (owner.type === 'other-patient') reportOtherPatient(connection.guards, run.subject.ids, 'answer');
  if (owner.type !== 'this-patient') return refuseFor(run, document, trace, owner);
  const received: ReceivedResources = {
    ...intake.received,
    subject: owner.subject,
    seen: new Set(intake.received.seen),
    supporting: new Map(),
  };
  const { places } = await readComposition({
    ...{ composition: document.composition, lookup: () => undefined, ids: [...document.narrativeLinks.values()] },
    ...{ owner: input.source.id, signal: connection.deadline.signal },
  });
  const classified = await classifyDocument(document, received, places);
  // A document with another patient's resource in it is not this patient's document.
  const foreign = foreignIn(classified.resources);
  if (foreign) return refuseFor(run, document, trace, { type: foreign });
  for (const reference of received.seen) intake.received.seen.add(reference);
  run.writtenDates.push(...[lineOf(document.composition.date)].filter((date) => date !== undefined));
  run.ends.push(...summaryEnds(document, classified, { whole: run.whole, never: input.source.never }));
  const limitations = [
    ...limitsOf(document.issues),
    ...(document.hasNext ? [{ state: 'partial', why: summaryLimits.morePages } as const] : []),
  ];
  if (limitations.length > 0) run.ends.push({ categories: spokenOf, limitations });
  await takeAll(run, classified.resources, trace);
  await intake.sendProgress();
}

function foreignIn(resources: readonly ClassifiedResource[]): ForeignReason | undefined {
  const reasons = resources.flatMap((resource) => (resource.type === 'refused' ? [resource.refused.reason] : []));
  return (['other-patient', 'other-address'] as const).find((reason) => reasons.includes(reason));
}

async function refuseFor(run: SummaryRun, document: DocumentBundle, trace: QueryTrace, owner: DocumentSubject): Promise<void> {
  if (isForeign(owner.type)) return refuseWhole(run, document.entries.length, trace, { kind: owner.type });
  if (owner.type === 'unconfirmed') {
    run.unconfirmed = owner.differences.every(({ isSilent }) => isSilent) ? summaryPersonWords.tooLittle : summaryPersonWords.differs;
    await run.emit({ type: 'differences', differences: owner.differences, person: owner.person });
  }
  return refuseWhole(run, document.entries.length, trace, { kind: 'unreadable', detail: documentFaults.patientUnclear });
}

/** Counts every resource that came and shows none, not even its type or id. */
async function refuseWhole(run: SummaryRun, received: number, trace: QueryTrace, failure: FailureReason): Promise<never> {
  const reason = isForeign(failure.kind) ? failure.kind : 'unreadable';
  await takeAll(
    run,
    Array.from({ length: received }, () => ({ type: 'refused', refused: { resourceType: 'Bundle', reason } })),
    trace,
  );
  throw new SourceFailure(failure);
}

/** Takes resources of a summary in. The limits of its categories are its sections' (`summaryEnds`). */
function takeAll({ intake }: SummaryRun, resources: readonly ClassifiedResource[], trace: QueryTrace): Promise<void> {
  return intake.take(resources, { trace, categories: new Set(), limitations: [] });
}
