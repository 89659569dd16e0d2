import type { Category } from '#/lib/record/model/category.ts';
import { sourceSummaries } from '#/lib/record/stream/source-summaries.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { beforeSearches, runTrial, shares, type Trial, type TrialPlan } from './trial.ts';
import { problemsOf, type CategoryOf } from './check-trial.ts';
import type { Exchange } from './exchange.ts';
import type { Fault } from './fault.ts';
import { kindsAsked } from './kinds-held.ts';

export interface TrialResult {
  readonly plan: TrialPlan;
  readonly problems: readonly string[];
  /** Words that the reader must find about the faulty sources. */
  readonly sentences: readonly string[];
  readonly tookMs: number;
}

/** Every type that is searched for, and what is asked before. */
export const everyKind: readonly string[] = [...beforeSearches, ...kindsAsked];

export const everyTrial = (faults: readonly Fault[], kinds: readonly string[]): readonly TrialPlan[] =>
  faults.flatMap((fault) => kinds.flatMap((kind) => shares.map((share) => ({ fault, kind, share }))));

/** In which category the entries of each type are, as a healthy exchange shows them; and what does not hold even there. */
export async function learnCategories(
  exchange: Exchange,
  kinds: readonly string[],
): Promise<{ categoryOf: CategoryOf; results: readonly TrialResult[] }> {
  const categoryOf = new Map<string, Category>();
  const results: TrialResult[] = [];
  for (const kind of new Set(['AllergyIntolerance', 'Condition', 'Goal', ...kinds])) {
    const trial = await runTrial(exchange, { fault: undefined, kind, share: 'all' });
    for (const state of trial.timeline.sources.values())
      for (const { id, category } of state.batches.flat()) categoryOf.set(typeIn(id), category);
    results.push(resultOf(trial, categoryOf));
  }
  return { categoryOf, results };
}

const typeIn = (id: string): string => /\|([^/]+)\//.exec(id)?.[1] ?? id;

/** Some trials at a time; each is judged as it ends. */
export async function runTrials(
  exchange: Exchange,
  plans: readonly TrialPlan[],
  categoryOf: CategoryOf,
  { atOnce, onEnd }: { readonly atOnce: number; readonly onEnd?: (done: number) => void },
): Promise<readonly TrialResult[]> {
  const waiting = [...plans];
  const results: TrialResult[] = [];
  const work = async (): Promise<void> => {
    for (let plan = waiting.shift(); plan !== undefined; plan = waiting.shift()) {
      await turn();
      results.push(resultOf(await runTrial(exchange, plan), categoryOf));
      onEnd?.(results.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

let last: Promise<void> = Promise.resolve();

/** Trials begin one after another, each once this process has time: what is tried is the fault, not the machine. */
function turn(): Promise<void> {
  last = last.then(calm);
  return last;
}

const calmMs = 40;

async function calm(): Promise<void> {
  for (let late = calmMs; late >= calmMs;) {
    const started = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 10));
    late = performance.now() - started - 10;
  }
}

function resultOf(trial: Trial, categoryOf: CategoryOf): TrialResult {
  const faulty = new Set(trial.sources.filter(({ isFaulty }) => isFaulty).map(({ id }) => id));
  const sentences = sourceSummaries(trial.timeline, wholeView)
    .filter(({ source }) => faulty.has(source.id))
    .map(({ words, why }) => (why === undefined || words.text.includes(why) ? words.text : `${words.text}: ${why}`));
  return { plan: trial.plan, problems: problemsOf(trial, categoryOf), sentences: [...new Set(sentences)], tookMs: trial.tookMs };
}
