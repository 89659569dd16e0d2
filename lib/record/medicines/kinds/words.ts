import { formatCount, formatCountOf } from '#/lib/record/words/phrase.ts';

/** Words of the kinds of medicines. */
export const medicineKindWords = {
  none: (current: number): string =>
    current === 0 ? 'none: no current medicines' : `none among ${formatCountOf(current, 'current medicine', 'current medicines')}`,
  notKnown: 'not known',
  ended: (count: number, last: string): string => `${formatCount(count)} ended, last ${last}`,
  allSorted: 'All current medicines are known by name.',
  notSorted: (count: string, names: string): string => `${count} not sorted: ${names}.`,
} as const;
