import 'server-only';
import type { TypeAccess } from '#/lib/config/client/type-access.ts';
import { finishedTypes } from './finished-types.ts';
import { everythingQueries, isAllHere } from './everything.ts';
import { failureOf, SourceFailure, type FailureReason } from '#/lib/sources/http/source-failure.ts';
import type { QueryTrace, RecountOutcomes, SourceEnded } from '#/lib/sources/answer/source-event.ts';
import { limitationsOf } from './limitations.ts';
import { pagesOf } from './pages.ts';
import type { PlannedQuery } from '#/lib/sources/plan/plan.ts';
import { withoutProvenance } from '#/lib/sources/plan/with-provenance.ts';
import { notSearchable } from '#/lib/sources/plan/unasked-types.ts';
import { profileNamed } from '#/lib/sources/profiles/registry.ts';
import {
  missingMatches,
  countMatches,
  distrustedEnd,
  failedEnd,
  isRefusedAsItStands,
  isRefusal,
  isUnknownSearch,
  type MatchCount,
} from './query-end.ts';
import { failTrace } from '#/lib/sources/answer/query-traces.ts';
import { startTrace } from './start-trace.ts';
import { readRelatedPeople } from './referenced-people.ts';
import { medicationReads } from './referenced-medications.ts';
import type { PagesRun } from './pages-run.ts';
import { supportingMemory } from './supporting-memory.ts';
import { createIntake } from './intake.ts';
import { withinAccess } from './within-access.ts';
import { takePage, type PagesState } from './read-page.ts';
import { queryDetails } from './words.ts';
import { outcomesOf, type AnswerLimitation, type QueryEnd } from '#/lib/sources/answer/category-outcomes.ts';

/** Runs every query of the plan, some at a time; resolves to the one `ended` that sums them up. */
export async function gatherPages(wholePlan: readonly PlannedQuery[], run: PagesRun): Promise<SourceEnded> {
  const profile = profileNamed(run.connection.upstream.profile);
  const intake = createIntake(run);
  const access = await accessOf(run.connection);
  const permitted = withinAccess(wholePlan, access);
  const { ends } = permitted;
  // Some servers refuse the whole search where the token does not allow what is to come along.
  const plan = (access?.('Provenance') ?? 'granted') === 'granted' ? permitted.queries : withoutProvenance(permitted.queries);
  const state: PagesState = {
    run,
    intake,
    profile,
    medications: medicationReads(profile),
    people: new Set(),
    supporting: supportingMemory(run.connection),
    caps: { leftPages: run.connection.upstream.limits.pages },
    ends: [...run.doubts, ...ends, ...plan.flatMap(({ alwaysLimited }) => alwaysLimited ?? [])],
    waiting: [...plan],
    types: finishedTypes(),
    notAsked: new Set(run.notAsked),
  };
  if (run.connection.upstream.everything) {
    for (const query of everythingQueries(run.subject.ids, plan)) await runQuery(state, query);
    state.everythingCame = true;
  }
  await runWaiting(state, run.connection.upstream.limits.concurrency);
  if (mayRead(access?.('RelatedPerson'))) await readRelatedPeople(state);
  if (run.embeddedDocuments) state.ends.push(...(await run.embeddedDocuments.finish(intake)));
  const { foreign, perCategory, withholdable } = intake;
  state.ends.push(...intake.refusedEnds);
  if (foreign) state.ends.push(distrustedEnd(plan, perCategory, foreign));
  const recount: RecountOutcomes = (released, isHidden) => outcomesOf(state.ends, released, isHidden);
  const outcomes = outcomesOf(state.ends, perCategory);
  return { type: 'ended', outcomes, recount, resources: intake.counts(), withholdable, notAsked: [...state.notAsked] };
}

const mayRead = (access: TypeAccess = 'granted'): boolean => access !== 'not-granted' && access !== 'not-asked';

/** Reads what the token allows; a token that cannot be had is said by each search. */
const accessOf = ({ authorization }: PagesRun['connection']): Promise<((type: string) => TypeAccess) | undefined> =>
  authorization.accessToTypes?.().catch(() => undefined) ?? Promise.resolve(undefined);

/** Runs at most `atOnce` queries together, those that an answer adds included: no lane closes while a running query may add more. */
async function runWaiting(state: PagesState, atOnce: number): Promise<void> {
  const running = new Set<Promise<void>>();
  const begin = (query: PlannedQuery): void => {
    const ended: Promise<void> = runCounted(state, query).finally(() => running.delete(ended));
    running.add(ended);
  };
  while (state.waiting.length > 0 || running.size > 0) {
    state.waiting.splice(0, Math.max(0, atOnce - running.size)).forEach(begin);
    await Promise.race(running);
  }
}

async function runCounted(state: PagesState, query: PlannedQuery): Promise<void> {
  state.types.begin(query);
  const whole = await runQuery(state, query);
  for (const event of state.types.end(query, state.waiting, whole)) await state.run.emit(event);
}

/** Runs one query to its end, and never throws: a failure is in its `QueryEnd`. Returns true if nothing of its type can be missing. */
async function runQuery(state: PagesState, planned: PlannedQuery): Promise<boolean> {
  const query = state.refusesProvenance ? (planned.withoutProvenance ?? planned) : planned;
  const { run, intake, profile } = state;
  const trace = startTrace(run.traces, query);
  const categories = new Set(query.categories);
  const limitations: AnswerLimitation[] = [];
  const matchCount: MatchCount = { matches: 0, total: undefined };
  try {
    if (state.everythingCame && (await isAllHere(query, trace.requestId, state))) {
      Object.assign(trace, { state: 'complete', detail: queryDetails.allReceived });
      state.ends.push({ categories, queriedCategories: query.categories, limitations });
      return true;
    }
    for await (const page of pagesOf(run.connection, query, trace.requestId, state.caps)) {
      if (intake.foreign) throw new SourceFailure({ kind: intake.foreign });
      countMatches(matchCount, page, profile);
      limitations.push(...limitationsOf(page, query));
      await takePage(state, page, { trace, categories, limitations, isOfOneType: query.path === undefined });
    }
    limitations.push(...missingMatches(matchCount, run.uncounted));
    Object.assign(trace, { state: 'complete', detail: limitations[0]?.why ?? 'complete' });
    state.ends.push({ categories, queriedCategories: query.categories, alsoAffects: query.alsoAffects, limitations });
    state.waiting.push(...(query.followUps ?? []));
    return limitations.length === 0;
  } catch (error) {
    return endFailed(state, query, trace, { categories, limitations, failure: failureOf(error) });
  }
}

function endFailed(
  state: PagesState,
  query: PlannedQuery,
  trace: QueryTrace,
  ended: QueryEnd & { readonly failure: FailureReason },
): boolean {
  const { failure } = ended;
  failTrace(trace, failure);
  if (query.withoutProvenance && trace.pages === 0 && isRefusal(failure)) {
    state.refusesProvenance = true;
    state.waiting.push(query.withoutProvenance);
    return true;
  }
  const refused = isRefusedAsItStands(failure, trace.pages);
  if (query.isUndeclared && isUnknownSearch(failure, trace.pages)) {
    state.notAsked.add(query.type);
    state.ends.push({ categories: ended.categories, limitations: [notSearchable] });
    return false;
  }
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
