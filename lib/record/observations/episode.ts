import type { Round } from './observed-record.ts';

/** A stretch of the chart, in milliseconds of wall time. */
export interface Stretch {
  readonly name: 'newest' | 'month' | 'year' | 'all';
  readonly from: number;
  readonly to: number;
  readonly rounds: number;
}

const dayMs = 86_400_000;
/** Rounds further apart than this are not of one episode, unless one contact holds them. */
export const longestGapMs = 24 * 60 * 60_000;

/**
 * Stretches of the chart, the newest episode first: the rounds of the newest round's contact, or those that follow each other within
 * 24 hours. Longer ones follow where they add a round. `rounds`: newest first.
 */
export function stretchesOf(rounds: readonly Round[]): readonly Stretch[] {
  const [newest] = rounds;
  const oldest = rounds.at(-1);
  if (!newest || !oldest) return [];
  const episode = episodeOf(rounds, newest);
  const wanted = [
    { name: 'newest', from: episode.at },
    { name: 'month', from: newest.at - 31 * dayMs },
    { name: 'year', from: newest.at - 366 * dayMs },
    { name: 'all', from: oldest.at },
  ] as const;
  const counted = wanted.map(({ name, from }) => {
    const within = rounds.filter(({ at }) => at >= from);
    return { name, from: within.at(-1)?.at ?? from, to: newest.at, rounds: within.length };
  });
  return counted.filter((stretch, index) => index === 0 || counted.slice(0, index).every(({ rounds: fewer }) => fewer < stretch.rounds));
}

/** The first round of the newest episode. */
function episodeOf(rounds: readonly Round[], newest: Round): Round {
  let first = newest;
  for (const round of rounds) {
    const isOfContact = round.encounter !== undefined && round.encounter === first.encounter;
    if (!isOfContact && first.at - round.at > longestGapMs) break;
    first = round;
  }
  return first;
}
