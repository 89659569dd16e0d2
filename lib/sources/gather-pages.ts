import 'server-only';
import type { BesideRun } from './beside.ts';
import { everythingQueries, isAllHere } from './everything.ts';
import { failureOf, failureWords, SourceFailure, type Failure } from './failure.ts';
import type { QueryTrace, SourceEvent } from './gathering.ts';
import { limitationsOf } from './limitations.ts';
import { pagesOf } from './pages.ts';
import type { PlannedQuery } from './plan/plan.ts';
import { profileNamed } from './profiles/registry.ts';
import { cameShort, countMatches, failedEnd, isRefusedAsItStands, type MatchCount } from './query-end.ts';
import { startTrace } from './query-trace.ts';
import { medicationReads } from './referenced-medications.ts';
import { count, roomLeft, send, takePage, type PagesRun, type PagesState } from './take-page.ts';
import { outcomesOf, type Limitation, type QueryEnd } from './tally.ts';

/** Every query of the plan, some at a time; resolves to the one `ended` that sums it up. */
export async function gatherPages(plan: readonly PlannedQuery[], run: PagesRun): Promise<SourceEvent> {
  const profile = profileNamed(run.connection.upstream.profile);
  const state: PagesState = {
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
  await askWaiting(state, run.connection.upstream.limits.concurrency);
  if (run.beside) state.ends.push(...(await run.beside.finish(besideRun(state))));
  const { pages: _, ...resources } = state.counts;
  return { type: 'ended', outcomes: outcomesOf(state.ends, state.perCategory), resources };
}

/** At most so many at a time, those too that an answer adds (parts where the whole was refused): no lane closes while others may still add. */
async function askWaiting(state: PagesState, atOnce: number): Promise<void> {
  const running = new Set<Promise<void>>();
  const begin = (query: PlannedQuery): void => {
    const asked: Promise<void> = askAll(state, query).finally(() => running.delete(asked));
    running.add(asked);
  };
  while (state.waiting.length > 0 || running.size > 0) {
    state.waiting.splice(0, Math.max(0, atOnce - running.size)).forEach(begin);
    await Promise.race(running);
  }
}

/** One query to its end: it never throws, what stopped it is in its `QueryEnd`. */
async function askAll(state: PagesState, query: PlannedQuery): Promise<void> {
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
      await takePage(state, page, { trace, covers, limitations });
    }
    limitations.push(...cameShort(came));
    Object.assign(trace, { state: 'complete', detail: limitations[0]?.why ?? 'complete' });
    state.ends.push({ covers, adds: query.adds, limitations });
    state.waiting.push(...(query.also ?? []));
  } catch (error) {
    endFailed(state, query, trace, { covers, limitations, failure: failureOf(error) });
  }
}

function endFailed(state: PagesState, query: PlannedQuery, trace: QueryTrace, ended: QueryEnd & { readonly failure: Failure }): void {
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

function besideRun(state: PagesState): BesideRun {
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
