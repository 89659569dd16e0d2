import 'server-only';
import type { Category } from '#/lib/record/category.ts';
import { answeredTypes, type AnsweredTypes } from './answered-types.ts';
import { withoutKept, type Asking, type BesideRun } from './beside.ts';
import { everythingQueries, isAllHere } from './everything.ts';
import { failureOf, SourceFailure, type Failure } from './failure.ts';
import type { LabelledEntry, QueryTrace, Recount, SourceEnded } from './gathering.ts';
import { tripForOtherPatient } from './guards.ts';
import { limitationsOf } from './limitations.ts';
import { pagesOf, type Page, type PageCaps } from './pages.ts';
import type { PlannedQuery } from './plan/plan.ts';
import type { PlatformProfile } from './profiles/platform-profile.ts';
import { profileNamed } from './profiles/registry.ts';
import { cameShort, countMatches, failedEnd, isRefusedAsItStands, type MatchCount } from './query-end.ts';
import { failTrace, startTrace } from './query-trace.ts';
import { medicationReads, missingMedications, type MedicationReads } from './referenced-medications.ts';
import { sortPage, type Received, type Sorted } from './received.ts';
import type { PagesRun } from './pages-run.ts';
import { outcomesOf, unread, type Limitation, type QueryEnd } from './tally.ts';

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
  readonly types: AnsweredTypes;
  /** Much came already: a type of which all did is not asked for again. */
  counted?: true;
  /** Set once an answer was for another patient: nothing more is believed or asked. */
  otherPatient: boolean;
}

/** Every query of the plan, some at a time; resolves to the one `ended` that sums it up. */
export async function gatherPages(plan: readonly PlannedQuery[], run: PagesRun): Promise<SourceEnded> {
  const profile = profileNamed(run.connection.upstream.profile);
  const state: State = {
    run,
    profile,
    medications: medicationReads(profile),
    received: { source: run.source, version: run.version, subject: run.subject, seen: new Set(), quiet: [], supporting: new Map() },
    counts: { received: run.received, entries: 0, supporting: run.received, refused: 0, pages: 0 },
    caps: { leftPages: run.connection.upstream.limits.pages },
    perCategory: new Map(),
    ends: [...run.doubts, ...plan.flatMap(({ said }) => said ?? [])],
    waiting: [...plan],
    types: answeredTypes(),
    otherPatient: false,
  };
  if (run.connection.upstream.everything) {
    for (const query of everythingQueries(run.subject.ids, plan)) await askAll(state, query);
    state.counted = true;
  }
  await Promise.all(Array.from({ length: run.connection.upstream.limits.concurrency }, () => work(state)));
  if (run.beside) state.ends.push(...(await run.beside.finish(besideRun(state))));
  const { pages: _, ...resources } = state.counts;
  const recount: Recount = (came, isHidden) => outcomesOf(state.ends, came, isHidden);
  return { type: 'ended', outcomes: outcomesOf(state.ends, state.perCategory), recount, resources, quiet: state.received.quiet };
}

async function work(state: State): Promise<void> {
  for (let query = state.waiting.shift(); query !== undefined; query = state.waiting.shift()) {
    state.types.begin(query);
    const whole = await askAll(state, query);
    for (const event of state.types.end(query, state.waiting, whole)) await state.run.emit(event);
  }
}

/** One query to its end: it never throws, what stopped it is in its `QueryEnd`. True: all that it asks for came, or will by others. */
async function askAll(state: State, query: PlannedQuery): Promise<boolean> {
  const trace = startTrace(state.run.traces, query);
  const covers = new Set(query.covers);
  const limitations: Limitation[] = [];
  const came: MatchCount = { matches: 0, total: undefined };
  try {
    if (state.counted && (await isAllHere(query, trace.requestId, state))) {
      Object.assign(trace, { state: 'complete', detail: 'counted: all came already' });
      state.ends.push({ covers, planned: query.covers, limitations });
      return true;
    }
    for await (const page of pagesOf(state.run.connection, query, trace.requestId, state.caps)) {
      if (state.otherPatient) throw new SourceFailure({ kind: 'other-patient' });
      countMatches(came, page, state.profile);
      limitations.push(...limitationsOf(page, query.params));
      await takePage(state, query, page, { trace, covers, limitations });
    }
    limitations.push(...cameShort(came, state.run.uncounted));
    Object.assign(trace, { state: 'complete', detail: limitations[0]?.why ?? 'complete' });
    state.ends.push({ covers, planned: query.covers, adds: query.adds, limitations });
    state.waiting.push(...(query.also ?? []));
    return limitations.length === 0;
  } catch (error) {
    return endFailed(state, query, trace, { covers, limitations, failure: failureOf(error) });
  }
}

function endFailed(state: State, query: PlannedQuery, trace: QueryTrace, ended: QueryEnd & { readonly failure: Failure }): boolean {
  const { failure } = ended;
  failTrace(trace, failure);
  const refused = isRefusedAsItStands(failure, trace.pages);
  if (!refused || query.otherwise.length === 0) {
    if (!refused || !query.beside || query.optional)
      state.ends.push({ ...failedEnd(query, ended, refused, state.profile), planned: query.covers, adds: query.adds });
    return false;
  }
  state.waiting.push(...query.otherwise);
  if (query.unlessWhole) state.ends.push(query.unlessWhole);
  return query.unlessWhole === undefined;
}

async function takePage(state: State, query: PlannedQuery, page: Page, asking: Asking): Promise<void> {
  const { counts, run } = state;
  counts.pages += 1;
  asking.trace.pages += 1;
  const medications = await missingMedications(page.searchset.entries, { ...run, reads: state.medications }, state.received);
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
      else limitations.push(unread(one.labels));
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
    if (one.type === 'refused') await state.run.emit(one);
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
