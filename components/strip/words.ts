import { formatCount } from '#/lib/record/words/phrase.ts';

/** Words of the record by quarters. */
export const stripWords = {
  toolbar: 'Record by quarter: press to go there, with Shift to show only that quarter',
  all: 'All',
  quarter: (quarter: number, year: number, count: number) => `Q${quarter} ${year}, ${formatCount(count)}`,
} as const;
