/** Numbers that look random and are the same each time: every course of a life has its own sequence. */
export interface Random {
  readonly next: () => number;
  /** Whole number, both ends included. */
  readonly integer: (from: number, to: number) => number;
  readonly near: (mean: number, spread: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
}

/** FNV-1a, 32 bits: a seed from a name. */
function seedOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}

/** mulberry32: 32 bits of state, good enough for plausible people, never for secrets. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function seededRandom(name: string): Random {
  const next = mulberry32(seedOf(name));
  return {
    next,
    integer: (from, to) => from + Math.floor(next() * (to - from + 1)),
    // The mean of three draws: bell-shaped, and never further than `spread` × 1.5.
    near: (mean, spread) => mean + spread * (next() + next() + next() - 1.5),
    chance: (probability) => next() < probability,
    pick: (list) => {
      const item = list[Math.floor(next() * list.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
  };
}
