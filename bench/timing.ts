/** Waits of the reader, in milliseconds from the question. */
export interface Timing {
  readonly first: number;
  readonly end: number;
  readonly entries: number;
}

/** The middle of several rounds: one slow round proves nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function medianTiming(rounds: readonly Timing[]): Timing {
  const of = (key: keyof Timing): number => median(rounds.map((round) => round[key]));
  return { first: of('first'), end: of('end'), entries: of('entries') };
}
