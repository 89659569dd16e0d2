import 'server-only';
import { takeTurn } from './turns.ts';

/** Bounds how much is done between two turns of the event loop. */
export interface Pace {
  /** Counts work that was done; true when the next piece must wait for its turn. */
  readonly isDue: (weight?: number) => boolean;
  /** Waits for the next turn. */
  readonly turn: () => Promise<void>;
}

/** Runs work that stops now and then, some steps a turn; `weight`: that of a step. */
export async function runInTurns<Result>(work: Generator<void, Result>, pace: Pace, weight = 1): Promise<Result> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (pace.isDue(weight)) await pace.turn();
  }
}

/** Maps each item, some a turn: a hostile answer may list as many as it likes. */
export async function mapInTurns<Item, Result>(
  items: readonly Item[],
  pace: Pace,
  map: (item: Item) => Result,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const item of items) {
    results.push(map(item));
    if (pace.isDue()) await pace.turn();
  }
  return results;
}

/** A turn's work, where it is not bounded by its weight: time for which nothing else in the process runs. */
const mostMs = 8;

/** Starts counting. `mostWeight`: work of one turn, in what the caller counts (bytes, items); time bounds it as well. */
export function startPace(owner: string, mostWeight: number): Pace {
  let done = 0;
  let since = performance.now();
  return {
    isDue: (weight = 1) => {
      done += weight;
      return done >= mostWeight || performance.now() - since >= mostMs;
    },
    turn: async () => {
      await takeTurn(owner);
      done = 0;
      since = performance.now();
    },
  };
}
