import { expect, test } from 'vitest';
import { searchSentence } from './words.ts';

test.each<[string, boolean, string]>([
  [
    'may pass',
    true,
    'The index could not be searched: no answer within 10 s. The patient may be known there. Try again in a minute. If it fails again, give your support desk the reference 7K2M-9QXW.',
  ],
  [
    'will not pass',
    false,
    'The index could not be searched: no answer within 10 s. The patient may be known there. Trying again does not help: give your support desk the reference 7K2M-9QXW.',
  ],
])('a search that failed says what helps: %s', (_, passing, expected) => {
  const result = { state: 'failed', why: 'no answer within 10 s', from: 'The index', passing, reference: '7K2M-9QXW' } as const;
  expect(searchSentence(result)).toBe(expected);
});
