import 'server-only';
import type { Version } from '#/lib/fhir/version.ts';
import type { Category } from '#/lib/record/category.ts';
import type { Connection } from './connection.ts';
import { failureOf, failureWords, SourceFailure, type Failure } from './failure.ts';
import type { LabelledEntry, QueryTrace, SourceEvent } from './gathering.ts';
import { tripForOtherPatient } from './guards.ts';
import { limitationsOf } from './limitations.ts';
import { pagesOf, type Page, type PageCaps } from './pages.ts';
import type { PlannedQuery } from './plan/plan.ts';
import { missingMedications } from './referenced-medications.ts';
import { sortPage, type Received, type Sorted } from './received.ts';
import type { Subject } from './subject-check.ts';
import { outcomesOf, type Limitation, type QueryEnd } from './tally.ts';
import { traceOf, type Traces } from './traces.ts';

export interface PagesRun {
  readonly connection: Connection;
  /** Its id: part of each entry's. */
  readonly source: string;
  readonly version: Version;
  readonly subject: Subject;
  readonly traces: Traces;
  readonly emit: (event: SourceEvent) => Promise<void>;
  readonly offersMedication: boolean;
  /** Resources that matching received. */
  readonly received: number;
  /** What is known against the answer's being whole before the first query. */
  readonly doubts: readonly QueryEnd[];
}

const batchSize = 150;
/** Answers that mean "not without more parameters" (standards §4.2). */
const refusedAsItStands = new Set([400, 422]);

interface State {
  readonly run: PagesRun;
  readonly received: Received;
  readonly counts: { received: number; entries: number; supporting: number; refused: number; pages: number };
  readonly caps: PageCaps;
  readonly perCategory: Map<Category, number>;
  readonly ends: QueryEnd[];
  readonly waiting: PlannedQuery[];
  /** Set once an answer was for another patient: nothing more is believed or asked. */
  otherPatient: boolean;
}

/** Every query of the plan, some at a time; resolves to the one `ended` that sums it up. */
export async function gatherPages(plan: readonly PlannedQuery[], run: PagesRun): Promise<SourceEvent> {
  const state: State = {
    run,
    received: { source: run.source, version: run.version, subject: run.subject, seen: new Set(), supporting: new Map() },
    counts: { received: run.received, entries: 0, supporting: run.received, refused: 0, pages: 0 },
    caps: { leftPages: run.connection.upstream.limits.pages },
    perCategory: new Map(),
    ends: [...run.doubts],
    waiting: [...plan],
    otherPatient: false,
  };
  await Promise.all(Array.from({ length: run.connection.upstream.limits.concurrency }, () => work(state)));
  const { pages: _, ...resources } = state.counts;
  return { type: 'ended', outcomes: outcomesOf(state.ends, state.perCategory), resources };
}

async function work(state: State): Promise<void> {
  for (let query = state.waiting.shift(); query !== undefined; query = state.waiting.shift()) await askAll(state, query);
}

/** One query to its end: it never throws, what stopped it is in its `QueryEnd`. */
async function askAll(state: State, query: PlannedQuery): Promise<void> {
  const trace = startTrace(state, query);
  const covers = new Set(query.covers);
  const limitations: Limitation[] = [];
  let matches = 0;
  let total: number | undefined;
  try {
    for await (const page of pagesOf(state.run.connection, query, trace.requestId, state.caps)) {
      if (state.otherPatient) throw new SourceFailure({ kind: 'other-patient' });
      total ??= page.searchset.total;
      matches += page.searchset.entries.filter(({ mode, resource }) => (mode ?? 'match') === 'match' && resource !== undefined).length;
      limitations.push(...limitationsOf(page, query.params));
      await takePage(state, query, page, { trace, covers, limitations });
    }
    if (total !== undefined && total > matches) limitations.push({ state: 'partial', why: `${matches} of ${total} came` });
    Object.assign(trace, { state: 'complete', detail: limitations[0]?.why ?? 'complete' });
    state.ends.push({ covers, limitations });
  } catch (error) {
    endFailed(state, query, { trace, covers, limitations, failure: failureOf(error) });
  }
}

function endFailed(
  state: State,
  query: PlannedQuery,
  { trace, covers, limitations, failure }: QueryEnd & { readonly trace: QueryTrace; readonly failure: Failure },
): void {
  Object.assign(trace, {
    state: failure.kind === 'denied' || failure.kind === 'withheld' ? 'denied' : 'failed',
    detail: failureWords(failure),
  });
  const narrower = trace.pages === 0 && failure.kind === 'answered-error' && refusedAsItStands.has(failure.status);
  if (narrower && query.otherwise.length > 0) state.waiting.push(...query.otherwise);
  else state.ends.push({ covers, limitations, failure });
}

interface Asking {
  readonly trace: QueryTrace;
  readonly covers: Set<Category>;
  readonly limitations: Limitation[];
}

async function takePage(state: State, query: PlannedQuery, page: Page, asking: Asking): Promise<void> {
  const { counts, run } = state;
  counts.pages += 1;
  asking.trace.pages += 1;
  const medications = await missingMedications(page.searchset.entries, run, state.received);
  if (medications.failed) asking.limitations.push({ state: 'partial', why: 'the names of some medicines could not be read' });
  const came = [...medications.entries, ...page.searchset.entries];
  const room = run.connection.upstream.limits.resources - counts.received;
  const sorted = sortPage(came.slice(0, Math.max(0, room)), state.received);
  count(state, sorted, asking);
  await send(state, sorted);
  await run.emit({ type: 'progress', pages: counts.pages, resources: counts.received });
  if (state.otherPatient) throw new SourceFailure({ kind: 'other-patient' });
  if (came.length > room)
    throw new SourceFailure({ kind: 'too-large', limit: 'resources', value: run.connection.upstream.limits.resources });
}

function count(state: State, sorted: readonly Sorted[], { trace, covers, limitations }: Asking): void {
  const { counts, perCategory } = state;
  counts.received += sorted.length;
  trace.received += sorted.length;
  for (const one of sorted) {
    if (one.type === 'supporting') counts.supporting += 1;
    else if (one.type === 'entry') {
      counts.entries += 1;
      const { category } = one.labelled.entry;
      covers.add(category);
      perCategory.set(category, (perCategory.get(category) ?? 0) + 1);
    } else {
      counts.refused += 1;
      trace.refused += 1;
      if (one.refused.reason === 'other-patient') stopForOtherPatient(state);
      else limitations.push({ state: 'partial', why: 'something that came could not be read' });
    }
  }
}

function stopForOtherPatient(state: State): void {
  if (!state.otherPatient) tripForOtherPatient(state.run.connection.guards);
  state.otherPatient = true;
}

/** Each entry passed the subject check by itself: one bad item does not drop its neighbours (H06). */
async function send(state: State, sorted: readonly Sorted[]): Promise<void> {
  const entries: LabelledEntry[] = [];
  for (const one of sorted) {
    if (one.type === 'entry') entries.push(one.labelled);
    if (one.type === 'refused') await state.run.emit({ type: 'refused', refused: one.refused });
  }
  for (let at = 0; at < entries.length; at += batchSize)
    await state.run.emit({ type: 'entries', entries: entries.slice(at, at + batchSize) });
}

function startTrace({ run }: State, query: PlannedQuery): QueryTrace {
  const narrowed = query.params.filter(([name]) => name === 'category' || name === 'intent').map(([, value]) => value);
  const text = `${query.type}?${new URLSearchParams(query.params.map(([name, value]) => [name, value]))}`;
  const trace = traceOf(run.traces, [query.type, ...narrowed].join(' '), text);
  trace.query = text;
  trace.state = 'running';
  return trace;
}
