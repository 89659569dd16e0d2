import type { Arrangement, Row } from '#/lib/record/merge/arrangement.ts';

/** Every row of a list, newest first, undated ones last. */
export function arrangedRows({ months, undated }: Pick<Arrangement, 'months' | 'undated'>): readonly Row[] {
  return [...months.flatMap(({ rows }) => rows), ...undated];
}
