import 'server-only';
import type { Config } from '#/lib/config/schema/schema.ts';

/** Marks that differ: eight hues in eight outlines. */
export const differentMarks = 64;

/** Mark of a configured source, by its position in the configuration. */
export const configuredMark = (id: string, { sources }: Pick<Config, 'sources'>): number =>
  (Math.max(
    0,
    sources.findIndex((source) => source.id === id),
  ) %
    differentMarks) +
  1;

/**
 * Gives each member of a network a mark that no configured source and no other member of the record has, while there are free
 * ones: by its id, so that a member keeps its mark from stream to stream; where two ids want the same, the next free one.
 * @param ids in an order that does not change
 */
export function memberMarks(ids: readonly string[], { sources }: Pick<Config, 'sources'>): ReadonlyMap<string, number> {
  const takenMarks = new Set(sources.map(({ id }) => configuredMark(id, { sources })));
  const marks = new Map<string, number>();
  for (const id of ids) {
    const mark = firstFree(wantedBy(id), takenMarks);
    takenMarks.add(mark);
    marks.set(id, mark);
  }
  return marks;
}

const wantedBy = (id: string): number => [...id].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % differentMarks, 0) + 1;

function firstFree(wanted: number, takenMarks: ReadonlySet<number>): number {
  for (let step = 0; step < differentMarks; step += 1) {
    const mark = ((wanted - 1 + step) % differentMarks) + 1;
    if (!takenMarks.has(mark)) return mark;
  }
  return wanted;
}
