import 'server-only';
import { type DocumentBundle, readDocument } from '#/lib/fhir/ips/read-document.ts';
import { summaryCategories } from '#/lib/fhir/ips/section-codes.ts';
import { issueEffect } from '#/lib/fhir/answer/outcome-issues.ts';
import type { Version } from '#/lib/fhir/resource/version.ts';
import type { Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import type { ResourceCounts } from '#/lib/record/model/timeline-message.ts';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import { SourceFailure, failureOf, failureWords, type Failure } from '#/lib/sources/http/source-failure.ts';
import { fetchFhir } from '#/lib/sources/fetch/fetch-fhir.ts';
import {
  batchSize,
  type GatherInput,
  type LabelledEntry,
  type QueryTrace,
  type WithholdableSupport,
  type Recount,
  type SourceEvent,
} from '#/lib/sources/answer/source-event.ts';
import { tripForOtherPatient } from '#/lib/sources/http/breaker-and-retries.ts';
import type { ReceivedResources, ClassifiedResource } from '#/lib/sources/gather/classify-resources.ts';
import type { Subject } from '#/lib/sources/gather/subject-check.ts';
import { outcomesOf, sameOutcome, type QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';
import type { Emit } from '#/lib/sources/answer/event-stream.ts';
import { classifyDocument } from '#/lib/sources/fhir-documents/sort-document.ts';
import { summaryEnds } from './summary-ends.ts';
import { checkDocumentSubject, type DocumentSubject } from '#/lib/sources/fhir-documents/whose-document.ts';

/** One source's summaries being read. */
export interface SummaryRun {
  readonly connection: Connection;
  readonly input: GatherInput;
  readonly version: Version;
  /** Whom the source's answers may be about, as matched. */
  readonly subject: Subject;
  readonly emit: Emit;
  /** The summary is configured to be all that the source holds. */
  readonly whole: boolean;
  readonly counts: { -readonly [Key in keyof ResourceCounts]: ResourceCounts[Key] };
  readonly perCategory: Map<Category, number>;
  readonly ends: QueryEnd[];
  readonly seen: Set<string>;
  /** What is counted as supporting though it may have to be kept back. */
  readonly withholdable: WithholdableSupport[];
  /** Set where a summary is this person's only if the reader says so. */
  unconfirmed: boolean;
}

const noSuchSection: Outcome = { state: 'partial', entries: 0, why: 'the summary has no such section' };
const spokenOf = new Set<Category>(summaryCategories);
const unconfirmed: Outcome = { state: 'unmatched', match: 'unconfirmed', why: 'the summary there does not agree with this patient' };

/** Asks for one summary and takes it apart; what stopped it is in the run's `ends`. */
export async function gatherSummary(run: SummaryRun, address: string, trace: QueryTrace): Promise<void> {
  trace.state = 'running';
  try {
    const document = await askFor(run, address, trace.requestId);
    trace.pages = 1;
    if (document !== undefined) await take(run, document, trace);
    Object.assign(trace, { state: 'complete', detail: 'complete' });
  } catch (error) {
    const failure = failureOf(error);
    const denied = failure.kind === 'denied' || failure.kind === 'withheld';
    Object.assign(trace, { state: denied ? 'denied' : 'failed', detail: failureWords(failure) });
    run.ends.push({ categories: spokenOf, limitations: [], failure });
  }
}

/** All that the run knows at its end. */
export function summaryEnded(run: SummaryRun): SourceEvent {
  const { ends, perCategory, counts } = run;
  if (run.unconfirmed && counts.entries === 0) return { type: 'ended', outcomes: sameOutcome(unconfirmed), resources: { ...counts } };
  const outcomes = outcomesOf(ends, perCategory);
  // A category of which only an entry spoke is one without a section.
  const recount: Recount = (came, isHidden) =>
    new Map(
      [...outcomesOf(ends, came, isHidden)].map(([category, outcome]) => [
        category,
        outcome.state === 'unsupported' && outcomes.get(category)?.state !== 'unsupported' ? noSuchSection : outcome,
      ]),
    );
  return { type: 'ended', outcomes, recount, withholdable: run.withholdable, resources: { ...counts } };
}

async function askFor(run: SummaryRun, address: string, requestId: string): Promise<DocumentBundle | undefined> {
  const read = readDocument(await fetchFhir(run.connection, { address, requestId }));
  if (read.ok) return read.document;
  const limitations = read.issues.flatMap((issue) => {
    const effect = issueEffect(issue);
    return effect.effect === 'limiting' ? [{ state: effect.state, why: effect.why }] : [];
  });
  if (limitations.length === 0) throw new SourceFailure({ kind: 'unreadable', detail: 'a summary was asked for and no document came' });
  run.ends.push({ categories: spokenOf, limitations });
  return undefined;
}

async function take(run: SummaryRun, document: DocumentBundle, trace: QueryTrace): Promise<void> {
  const { counts, connection, input } = run;
  const { length } = document.entries;
  counts.received += length;
  trace.received += length;
  const room = connection.upstream.limits.resources;
  const whose = checkDocumentSubject(document, input, run.subject, run.version);
  if (counts.received > room) return refuseWhole(run, document, trace, { kind: 'too-large', limit: 'resources', value: room });
  if (whose.type !== 'this-patient') return refuseFor(run, document, trace, whose);
  const received: ReceivedResources = {
    source: input.source.id,
    version: run.version,
    subject: whose.subject,
    seen: new Set(run.seen),
    withholdable: run.withholdable,
    supporting: new Map(),
  };
  const sorted = classifyDocument(document, received);
  // A document with anything of somebody else's in it is not this patient's document.
  const foreign = sorted.sorted.some((one) => one.type === 'refused' && one.refused.reason === 'other-patient');
  if (foreign) return refuseFor(run, document, trace, { type: 'other-patient' });
  for (const reference of received.seen) run.seen.add(reference);
  run.withholdable.push(...sorted.inNoSection.map((labels) => ({ labels })));
  run.ends.push(...summaryEnds(document, sorted, { whole: run.whole, never: input.source.never }));
  count(run, sorted.sorted, trace);
  await send(run, sorted.sorted);
}

async function refuseFor(run: SummaryRun, document: DocumentBundle, trace: QueryTrace, whose: DocumentSubject): Promise<void> {
  if (whose.type === 'other-patient') {
    tripForOtherPatient(run.connection.guards);
    return refuseWhole(run, document, trace, { kind: 'other-patient' });
  }
  if (whose.type === 'unconfirmed') {
    run.unconfirmed = true;
    await run.emit({ type: 'differences', differences: whose.differences, person: whose.person });
  }
  return refuseWhole(run, document, trace, { kind: 'unreadable', detail: 'the summary does not say clearly whose it is' });
}

/** Every resource of it is counted and none is shown; of somebody else's not even what it was called. */
async function refuseWhole(run: SummaryRun, document: DocumentBundle, trace: QueryTrace, failure: Failure): Promise<never> {
  const { length } = document.entries;
  run.counts.refused += length;
  trace.refused += length;
  const reason = failure.kind === 'other-patient' ? 'other-patient' : 'unreadable';
  for (let at = 0; at < length; at += 1) await run.emit({ type: 'refused', refused: { resourceType: 'Bundle', reason } });
  throw new SourceFailure(failure);
}

function count({ counts, perCategory }: SummaryRun, sorted: readonly ClassifiedResource[], trace: QueryTrace): void {
  for (const one of sorted) {
    if (one.type === 'entry') {
      counts.entries += 1;
      const { category } = one.labelled.entry;
      perCategory.set(category, (perCategory.get(category) ?? 0) + 1);
    } else {
      counts[one.type] += 1;
      if (one.type === 'refused') trace.refused += 1;
    }
  }
}

async function send({ emit, counts }: SummaryRun, sorted: readonly ClassifiedResource[]): Promise<void> {
  const entries: LabelledEntry[] = [];
  for (const one of sorted) {
    if (one.type === 'entry') entries.push(one.labelled);
    if (one.type === 'refused') await emit({ type: 'refused', refused: one.refused });
  }
  for (let at = 0; at < entries.length; at += batchSize) await emit({ type: 'entries', entries: entries.slice(at, at + batchSize) });
  await emit({ type: 'progress', pages: 1, resources: counts.received });
}
