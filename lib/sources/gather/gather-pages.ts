import 'server-only';
import { finishedTypes } from './finished-types.ts';
import type { EmbeddedDocumentsRun } from './embedded-documents.ts';
import { everythingQueries, isAllHere } from './everything.ts';
import { failureOf, SourceFailure, type Failure } from '#/lib/sources/http/source-failure.ts';
import type { QueryTrace, Recount, SourceEnded } from '#/lib/sources/answer/source-event.ts';
import { limitationsOf } from './limitations.ts';
import { pagesOf } from './pages.ts';
import type { PlannedQuery } from '#/lib/sources/plan/plan.ts';
import { profileNamed } from '#/lib/sources/profiles/registry.ts';
import { cameShort, countMatches, distrusted, failedEnd, isRefusedAsItStands, type MatchCount } from './query-end.ts';
import { failTrace, startTrace } from './query-trace.ts';
import { medicationReads } from './referenced-medications.ts';
import type { PagesRun } from './pages-run.ts';
import { count, roomLeft, send, takePage, type PagesState } from './read-page.ts';
import { outcomesOf, type Limitation, type QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';

/** Every query of the plan, some at a time; resolves to the one `ended` that sums it up. */
export async function gatherPages(plan: readonly PlannedQuery[], run: PagesRun): Promise<SourceEnded> {
  const profile = profileNamed(run.connection.upstream.profile);
  const state: PagesState = {
    run,
    profile,
    medications: medicationReads(profile),
    received: { source: run.source, version: run.version, subject: run.subject, seen: new Set(), withholdable: [], supporting: new Map() },
    counts: { received: run.received, entries: 0, supporting: run.received, refused: 0, pages: 0 },
    caps: { leftPages: run.connection.upstream.limits.pages },
    perCategory: new Map(),
    ends: [...run.doubts, ...plan.flatMap(({ alwaysLimited: said }) => said ?? [])],
    waiting: [...plan],
    types: finishedTypes(),
    otherPatient: false,
  };
  if (run.connection.upstream.everything) {
    for (const query of everythingQueries(run.subject.ids, plan)) await askAll(state, query);
    state.counted = true;
  }
  await askWaiting(state, run.connection.upstream.limits.concurrency);
  if (run.embeddedDocuments) state.ends.push(...(await run.embeddedDocuments.finish(besideRun(state))));
  if (state.otherPatient) state.ends.push(distrusted(plan, state.perCategory));
  const { pages: _, ...resources } = state.counts;
  const recount: Recount = (came, isHidden) => outcomesOf(state.ends, came, isHidden);
  return {
    type: 'ended',
    outcomes: outcomesOf(state.ends, state.perCategory),
    recount,
    resources,
    withholdable: state.received.withholdable,
  };
}

/** At most so many at a time, those too that an answer adds (parts where the whole was refused): no lane closes while others may still add. */
async function askWaiting(state: PagesState, atOnce: number): Promise<void> {
  const running = new Set<Promise<void>>();
  const begin = (query: PlannedQuery): void => {
    const asked: Promise<void> = askOne(state, query).finally(() => running.delete(asked));
    running.add(asked);
  };
  while (state.waiting.length > 0 || running.size > 0) {
    state.waiting.splice(0, Math.max(0, atOnce - running.size)).forEach(begin);
    await Promise.race(running);
  }
}

async function askOne(state: PagesState, query: PlannedQuery): Promise<void> {
  state.types.begin(query);
  const whole = await askAll(state, query);
  for (const event of state.types.end(query, state.waiting, whole)) await state.run.emit(event);
}

/** One query to its end: it never throws, what stopped it is in its `QueryEnd`. True: all that it asks for came, or will by others. */
async function askAll(state: PagesState, query: PlannedQuery): Promise<boolean> {
  const trace = startTrace(state.run.traces, query);
  const categories = new Set(query.categories);
  const limitations: Limitation[] = [];
  const came: MatchCount = { matches: 0, total: undefined };
  try {
    if (state.counted && (await isAllHere(query, trace.requestId, state))) {
      Object.assign(trace, { state: 'complete', detail: 'counted: all came already' });
      state.ends.push({ categories, queriedCategories: query.categories, limitations });
      return true;
    }
    for await (const page of pagesOf(state.run.connection, query, trace.requestId, state.caps)) {
      if (state.otherPatient) throw new SourceFailure({ kind: 'other-patient' });
      countMatches(came, page, state.profile);
      limitations.push(...limitationsOf(page, query));
      await takePage(state, page, { trace, categories, limitations });
    }
    limitations.push(...cameShort(came, state.run.uncounted));
    Object.assign(trace, { state: 'complete', detail: limitations[0]?.why ?? 'complete' });
    state.ends.push({ categories, queriedCategories: query.categories, alsoAffects: query.alsoAffects, limitations });
    state.waiting.push(...(query.followUps ?? []));
    return limitations.length === 0;
  } catch (error) {
    return endFailed(state, query, trace, { categories, limitations, failure: failureOf(error) });
  }
}

function endFailed(state: PagesState, query: PlannedQuery, trace: QueryTrace, ended: QueryEnd & { readonly failure: Failure }): boolean {
  const { failure } = ended;
  failTrace(trace, failure);
  const refused = isRefusedAsItStands(failure, trace.pages);
  if (!refused || query.fallbacks.length === 0) {
    if (!refused || !query.ignoreRefusal || query.optional)
      state.ends.push({
        ...failedEnd(query, ended, refused, state.profile),
        queriedCategories: query.categories,
        alsoAffects: query.alsoAffects,
      });
    return false;
  }
  state.waiting.push(...query.fallbacks);
  if (query.limitedIfSplit) state.ends.push(query.limitedIfSplit);
  return query.limitedIfSplit === undefined;
}

function besideRun(state: PagesState): EmbeddedDocumentsRun {
  const { run, counts } = state;
  return {
    take: async (sorted, asking) => {
      count(state, sorted, asking);
      await send(state, sorted);
      await run.emit({ type: 'progress', pages: counts.pages, resources: counts.received });
    },
    isOver: () => state.otherPatient,
    room: () => roomLeft(state),
  };
}
