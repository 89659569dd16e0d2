import 'server-only';
import type { Version } from '#/lib/fhir/version.ts';
import type { Category } from '#/lib/record/category.ts';
import { withoutKept, type Asking, type Beside, type BesideRun } from './beside.ts';
import type { Connection } from './connection.ts';
import { everythingQueries, isAllHere } from './everything.ts';
import { failureOf, failureWords, SourceFailure, type Failure } from './failure.ts';
import type { LabelledEntry, QueryTrace, SourceEvent } from './gathering.ts';
import { tripForOtherPatient } from './guards.ts';
import { limitationsOf } from './limitations.ts';
import { pagesOf, type Page, type PageCaps } from './pages.ts';
import type { PlannedQuery } from './plan/plan.ts';
import type { PlatformProfile } from './profiles/platform-profile.ts';
import { profileNamed } from './profiles/registry.ts';
import { cameShort, countMatches, distrusted, failedEnd, isRefusedAsItStands, type MatchCount } from './query-end.ts';
import { startTrace } from './query-trace.ts';
import { medicationReads, missingMedications, type MedicationReads } from './referenced-medications.ts';
import { sortPage, type Received, type Sorted } from './received.ts';
import type { Subject } from './subject-check.ts';
import { outcomesOf, type Limitation, type QueryEnd } from './tally.ts';
import type { Traces } from './traces.ts';

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
  /** Files to be taken apart once the pages are there. */
  readonly beside?: Beside | undefined;
}

const batchSize = 150;

interface State {
  readonly run: PagesRun;
  readonly profile: PlatformProfile | undefined;
  readonly medications: MedicationReads;
  readonly received: Received;
  readonly counts: { received: number; entries: number; supporting: number; refused: number; pages: number };
  readonly caps: PageCaps;
  readonly perCategory: Map<Category, number>;
  readonly ends: QueryEnd[];
  readonly waiting: PlannedQuery[];
  /** Much came already: a type of which all did is not asked for again. */
  counted?: true;
  /** Set once an answer was for another patient: nothing more is believed or asked. */
  otherPatient: boolean;
}

/** Every query of the plan, some at a time; resolves to the one `ended` that sums it up. */
export async function gatherPages(plan: readonly PlannedQuery[], run: PagesRun): Promise<SourceEvent> {
  const profile = profileNamed(run.connection.upstream.profile);
  const state: State = {
    run,
    profile,
    medications: medicationReads(profile),
    received: { source: run.source, version: run.version, subject: run.subject, seen: new Set(), supporting: new Map() },
    counts: { received: run.received, entries: 0, supporting: run.received, refused: 0, pages: 0 },
    caps: { leftPages: run.connection.upstream.limits.pages },
    perCategory: new Map(),
    ends: [...run.doubts, ...plan.flatMap(({ said }) => said ?? [])],
    waiting: [...plan],
    otherPatient: false,
  };
  if (run.connection.upstream.everything) {
    for (const query of everythingQueries(run.subject.ids, plan)) await askAll(state, query);
    state.counted = true;
  }
  await Promise.all(Array.from({ length: run.connection.upstream.limits.concurrency }, () => work(state)));
  if (run.beside) state.ends.push(...(await run.beside.finish(besideRun(state))));
  if (state.otherPatient) state.ends.push(distrusted(plan, state.perCategory));
  const { pages: _, ...resources } = state.counts;
  return { type: 'ended', outcomes: outcomesOf(state.ends, state.perCategory), resources };
}

async function work(state: State): Promise<void> {
  for (let query = state.waiting.shift(); query !== undefined; query = state.waiting.shift()) await askAll(state, query);
}

/** One query to its end: it never throws, what stopped it is in its `QueryEnd`. */
async function askAll(state: State, query: PlannedQuery): Promise<void> {
  const trace = startTrace(state.run.traces, query);
  const covers = new Set(query.covers);
  const limitations: Limitation[] = [];
  const came: MatchCount = { matches: 0, total: undefined };
  try {
    if (state.counted && (await isAllHere(query, trace.requestId, state))) {
      Object.assign(trace, { state: 'complete', detail: 'counted: all came already' });
      return void state.ends.push({ covers, limitations });
    }
    for await (const page of pagesOf(state.run.connection, query, trace.requestId, state.caps)) {
      if (state.otherPatient) throw new SourceFailure({ kind: 'other-patient' });
      countMatches(came, page, state.profile);
      limitations.push(...limitationsOf(page, query));
      await takePage(state, query, page, { trace, covers, limitations });
    }
    limitations.push(...cameShort(came));
    Object.assign(trace, { state: 'complete', detail: limitations[0]?.why ?? 'complete' });
    state.ends.push({ covers, adds: query.adds, limitations });
    state.waiting.push(...(query.also ?? []));
  } catch (error) {
    endFailed(state, query, trace, { covers, limitations, failure: failureOf(error) });
  }
}

function endFailed(state: State, query: PlannedQuery, trace: QueryTrace, ended: QueryEnd & { readonly failure: Failure }): void {
  const { failure } = ended;
  Object.assign(trace, {
    state: failure.kind === 'denied' || failure.kind === 'withheld' ? 'denied' : 'failed',
    detail: failureWords(failure),
  });
  const refused = isRefusedAsItStands(failure, trace.pages);
  if (!refused || query.otherwise.length === 0) {
    if (!refused || !query.beside || query.optional)
      state.ends.push({ ...failedEnd(query, ended, refused, state.profile), adds: query.adds });
    return;
  }
  state.waiting.push(...query.otherwise);
  if (query.unlessWhole) state.ends.push(query.unlessWhole);
}

async function takePage(state: State, query: PlannedQuery, page: Page, asking: Asking): Promise<void> {
  const { counts, run } = state;
  counts.pages += 1;
  asking.trace.pages += 1;
  const medications = await missingMedications(
    page.searchset.entries,
    { ...run, reads: state.medications, requestId: asking.trace.requestId },
    state.received,
  );
  if (medications.failed) asking.limitations.push({ state: 'partial', why: 'the names of some medicines could not be read' });
  const came = [...medications.entries, ...page.searchset.entries];
  const room = run.connection.upstream.limits.resources - counts.received;
  const sorted = withoutKept(run.beside, came, sortPage(came.slice(0, Math.max(0, room)), state.received));
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

function besideRun(state: State): BesideRun {
  const { run, counts } = state;
  return {
    take: async (sorted, asking) => {
      count(state, sorted, asking);
      await send(state, sorted);
      await run.emit({ type: 'progress', pages: counts.pages, resources: counts.received });
    },
    isOver: () => state.otherPatient,
    room: () => run.connection.upstream.limits.resources - counts.received,
  };
}
