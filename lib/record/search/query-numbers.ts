import type { Needle } from './needle.ts';

/** Words of a query that are one number or postcode together: how many of them, and how it may be written. */
export interface QueryNumber {
  readonly words: number;
  readonly needles: readonly Needle[];
}

/** Digits of an NHS number, a telephone number or another long number; shorter ones may be years, doses or results. */
const [fewestDigits, mostDigits, wholeNumber] = [9, 15, 10];
const between = '[ \\u00A0().-]{0,3}';

/**
 * Reads the long number with which a query's folded words begin, in whatever groups it is typed: `999 102 0012`, `07700900118`,
 * `+44 7700 900118`; undefined where there is none. It is found in whatever groups it is written, and as a beginning.
 */
export function readLongNumber(words: readonly string[]): QueryNumber | undefined {
  let [digits, count] = ['', 0];
  for (const word of words) {
    const part = (count === 0 ? /^\+?\d[\d ]*$/ : /^\d[\d ]*$/).test(word) ? word.replaceAll(/\D/g, '') : '';
    if (part === '' || digits.length + part.length > mostDigits || digits.length >= wholeNumber) break;
    digits += part;
    count += 1;
  }
  if (digits.length < fewestDigits || (count > 1 && digits.length < wholeNumber)) return undefined;
  const national = /^(?:44|0)(\d{9,10})$/.exec(digits)?.[1];
  const parts = [...(national ?? digits)].join(between);
  const written = national === undefined ? parts : `(?:\\+?44${between}(?:\\(?0\\)?)?|0)${between}${parts}`;
  return { words: count, needles: [{ type: 'sequence', pattern: new RegExp(`(?<!\\d)(?:${written})`, 'u') }] };
}

const postcode = /^([a-z]{1,2}\d[a-z\d]?) ?(\d[a-z]{2})$/;

/** Reads a British postcode, typed as one word or two; undefined where there is none. */
export function readPostcode([first = '', second = '']: readonly string[]): QueryNumber | undefined {
  const [words, typed] = postcode.test(first) ? [1, first] : [2, `${first} ${second}`];
  const [, outward, inward] = postcode.exec(typed) ?? [];
  if (outward === undefined || inward === undefined) return undefined;
  return { words, needles: [`${outward} ${inward}`, `${outward}${inward}`].map((text) => ({ type: 'whole', text })) };
}
