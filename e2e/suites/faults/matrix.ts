import type { Category } from '#/lib/record/model/category.ts';
import { sourceSummaries } from '#/lib/record/stream/source-summaries.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { beforeSearches, runCell, shares, type Cell, type CellPlan } from './cell.ts';
import { problemsOf, type CategoryOf } from './check-cell.ts';
import type { Exchange } from './exchange.ts';
import type { Fault } from './fault.ts';
import { kindsAsked } from './kinds-held.ts';

export interface CellResult {
  readonly plan: CellPlan;
  readonly problems: readonly string[];
  /** Words that the reader must find about the faulty sources. */
  readonly told: readonly string[];
  readonly tookMs: number;
}

/** Every type that is searched for, and what is asked before. */
export const everyKind: readonly string[] = [...beforeSearches, ...kindsAsked];

export const everyCell = (faults: readonly Fault[], kinds: readonly string[]): readonly CellPlan[] =>
  faults.flatMap((fault) => kinds.flatMap((kind) => shares.map((share) => ({ fault, kind, share }))));

/** In which category the entries of each type are, as a healthy exchange shows them; and what does not hold even there. */
export async function learnCategories(
  exchange: Exchange,
  kinds: readonly string[],
): Promise<{ categoryOf: CategoryOf; results: readonly CellResult[] }> {
  const categoryOf = new Map<string, Category>();
  const results: CellResult[] = [];
  for (const kind of new Set(['AllergyIntolerance', 'Condition', 'Goal', ...kinds])) {
    const cell = await runCell(exchange, { fault: undefined, kind, share: 'all' });
    for (const state of cell.timeline.sources.values())
      for (const { id, category } of state.batches.flat()) categoryOf.set(typeIn(id), category);
    results.push(resultOf(cell, categoryOf));
  }
  return { categoryOf, results };
}

const typeIn = (id: string): string => /\|([^/]+)\//.exec(id)?.[1] ?? id;

/** Some cells at a time; each is judged as it ends. */
export async function runCells(
  exchange: Exchange,
  plans: readonly CellPlan[],
  categoryOf: CategoryOf,
  { atOnce, onEnd }: { readonly atOnce: number; readonly onEnd?: (done: number) => void },
): Promise<readonly CellResult[]> {
  const waiting = [...plans];
  const results: CellResult[] = [];
  const work = async (): Promise<void> => {
    for (let plan = waiting.shift(); plan !== undefined; plan = waiting.shift()) {
      await turn();
      results.push(resultOf(await runCell(exchange, plan), categoryOf));
      onEnd?.(results.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}

let last: Promise<void> = Promise.resolve();

/** Cells begin one after another, each once this process has time: what is tried is the fault, not the machine. */
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

function resultOf(cell: Cell, categoryOf: CategoryOf): CellResult {
  const faulty = new Set(cell.sources.filter(({ isFaulty }) => isFaulty).map(({ id }) => id));
  const told = sourceSummaries(cell.timeline, wholeView)
    .filter(({ source }) => faulty.has(source.id))
    .map(({ words, why }) => (why === undefined || words.text.includes(why) ? words.text : `${words.text}: ${why}`));
  return { plan: cell.plan, problems: problemsOf(cell, categoryOf), told: [...new Set(told)], tookMs: cell.tookMs };
}
