import { arrange } from '#/lib/record/list/arrange.ts';
import { applyMessage, type Timeline } from '#/lib/record/stream/timeline.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { wholeView } from '#/lib/record/model/view.ts';
import { lateMessage, messagesOf, openedTimeline, recordOf } from './merge-record.ts';
import { median } from './timing.ts';

const batches = 200;
const rounds = 3;
const few = 5_000;
const many = 50_000;

interface Merging {
  /** All in one batch a source, drawn once. */
  readonly atOnce: number;
  /** 200 batches, drawn after each. */
  readonly inBatches: number;
  /** Medians of the first ten and of the last ten of those 200. */
  readonly firstBatch: number;
  readonly lastBatch: number;
  readonly untick: number;
  readonly retick: number;
}

function timed<Result>(work: () => Result): readonly [ms: number, result: Result] {
  const started = performance.now();
  const result = work();
  return [performance.now() - started, result];
}

/** Copies the messages for each round, because derived values are cached with the entries. */
function fresh(messages: readonly unknown[]): readonly unknown[] {
  return structuredClone(messages);
}

function fold(timeline: Timeline, message: unknown): Timeline {
  const next = applyMessage(timeline, message);
  arrange(next, wholeView);
  return next;
}

function mergeOnce(entries: readonly TimelineEntry[]): Merging {
  const whole = fresh(messagesOf(entries, 1));
  const [atOnce, timeline] = timed(() => {
    const all = whole.reduce<Timeline>(applyMessage, openedTimeline());
    arrange(all, wholeView);
    return all;
  });
  const without = { ...wholeView, unticked: new Set(['practice']) };
  const [untick] = timed(() => arrange(timeline, without));
  // Another batch comes before the tick, so that the list is computed again and not taken from the cache.
  const late = applyMessage(timeline, fresh([lateMessage])[0]);
  const [retick] = timed(() => arrange(late, wholeView));
  const costs: number[] = [];
  let growing = openedTimeline();
  for (const message of fresh(messagesOf(entries, batches))) {
    const [cost, next] = timed(() => fold(growing, message));
    costs.push(cost);
    growing = next;
  }
  return {
    atOnce,
    untick,
    retick,
    inBatches: costs.reduce((sum, cost) => sum + cost, 0),
    firstBatch: median(costs.slice(0, 10)),
    lastBatch: median(costs.slice(-11, -1)),
  };
}

/** The best of several rounds after one that warms the engine: whatever else the machine does only adds. */
function mergeTiming(count: number): Merging {
  const entries = recordOf(count);
  mergeOnce(entries);
  const all = Array.from({ length: rounds }, () => mergeOnce(entries));
  const of = (key: keyof Merging): number => Math.min(...all.map((timing) => timing[key]));
  return {
    atOnce: of('atOnce'),
    inBatches: of('inBatches'),
    firstBatch: of('firstBatch'),
    lastBatch: of('lastBatch'),
    untick: of('untick'),
    retick: of('retick'),
  };
}

const figure = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`.padStart(12);

/** Prints the cost of merging and its growth; a growth of 10 for 10 times the entries is linear. */
export function reportMerging(): void {
  const [small, large] = [mergeTiming(few), mergeTiming(many)];
  const line = (label: string, key: keyof Merging): string =>
    `  ${label.padEnd(34)}${figure(small[key])}${figure(large[key])}${(large[key] / small[key]).toFixed(1).padStart(8)} ×`;
  console.log(
    [
      '',
      `Merging, best of ${rounds}`,
      `  ${''.padEnd(34)}${['5,000', '50,000', 'growth'].map((word, place) => word.padStart(place === 2 ? 10 : 12)).join('')}`,
      line('at once', 'atOnce'),
      line(`in ${batches} batches, drawn each time`, 'inBatches'),
      line('a batch near the first', 'firstBatch'),
      line('a batch near the last', 'lastBatch'),
      line('untick a source', 'untick'),
      line('tick it again, one entry later', 'retick'),
      `  last batch against first, 50,000: ${(large.lastBatch / large.firstBatch).toFixed(2)} ×`,
      `  200 batches against at once, 50,000: ${(large.inBatches / large.atOnce).toFixed(2)} ×`,
    ].join('\n'),
  );
}

if (import.meta.main) reportMerging();
