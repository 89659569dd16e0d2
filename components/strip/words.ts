import { formatCount } from '#/lib/record/words/phrase.ts';

/** Words of the record by quarters. */
export const stripWords = {
  strip: 'Record by quarter',
  help: 'The list goes to the quarter. Shift and Enter show only that quarter.',
  all: 'All',
  quarter: (quarter: number, year: number, count: number) => `Q${quarter} ${year}, ${formatCount(count)}`,
} as const;
