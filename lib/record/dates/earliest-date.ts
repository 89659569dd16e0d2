import { partsInterval } from './date-interval.ts';
import { parseDateText } from './date-text.ts';

/** The earliest of date texts; one that cannot be read comes before all, since nobody knows how early it is. Undefined for none. */
export function earliestDate(texts: readonly string[]): string | undefined {
  const begin = (text: string): number => {
    const parts = parseDateText(text);
    return parts ? partsInterval(parts).from : -Infinity;
  };
  return texts.toSorted((left, right) => (begin(left) < begin(right) ? -1 : 1))[0];
}
