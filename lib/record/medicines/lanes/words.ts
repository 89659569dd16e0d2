import { formatCountOf } from '#/lib/record/words/phrase.ts';

/** Words of the medicines over time. */
export const laneWords = {
  ended: 'ended',
  next: ', then ',
  issues: (count: number, oldest: string, newest: string): string =>
    oldest === newest
      ? `${formatCountOf(count, 'issue', 'issues')}, ${newest}`
      : `${formatCountOf(count, 'issue', 'issues')}, ${oldest} to ${newest}`,
  course: (from: string, until: string | undefined): string => (until === undefined ? `from ${from}` : `${from} to ${until}`),
} as const;
