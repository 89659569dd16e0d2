import { describe, expect, test } from 'vitest';
import { categories, type Category } from '#/lib/record/model/category.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { outcomesOf, type QueryEnd } from './category-outcomes.ts';

const results = new Set<Category>(['results']);
const came: QueryEnd = { categories: results, limitations: [] };
const failed: QueryEnd = { ...came, failure: { kind: 'refused' } };
const denied: QueryEnd = { ...came, failure: { kind: 'denied', status: 403 } };
const withheld: QueryEnd = { ...came, failure: { kind: 'withheld', status: 403 } };
const limited: QueryEnd = { ...came, limitations: [{ state: 'partial', why: 'cut' }] };
const never: QueryEnd = { ...came, limitations: [{ state: 'partial', why: 'documents only', lasting: true }] };

describe('one state for each category', () => {
  test.each<[string, readonly QueryEnd[], number, Outcome]>([
    ['every query came, with entries', [came, came], 3, { state: 'complete', entries: 3 }],
    ['H05: every query came, empty', [came, came], 0, { state: 'none' }],
    ['H05: one of two failed, nothing came', [came, failed], 0, { state: 'failed', why: 'it refused the connection' }],
    [
      'one of two failed, something came',
      [came, failed],
      2,
      { state: 'partial', entries: 2, why: 'it refused the connection', lost: true },
    ],
    ['denied', [denied], 0, { state: 'denied', why: 'it refused this request (403)' }],
    [
      'withheld by the source',
      [withheld],
      0,
      { state: 'withheld', basis: 'source', why: 'it withholds this: consent, sharing or restriction' },
    ],
    ['failed is worse than denied', [denied, failed], 0, { state: 'failed', why: 'it refused the connection' }],
    ['H09: limited and empty is not none', [limited], 0, { state: 'partial', entries: 0, why: 'cut' }],
    ['H09: limited', [limited], 4, { state: 'partial', entries: 4, why: 'cut' }],
    ['what stays so', [never], 4, { state: 'partial', entries: 4, why: 'documents only', lasting: true }],
    ['what asking again may mend is told first', [never, limited], 4, { state: 'partial', entries: 4, why: 'cut' }],
    [
      'H06: a loss is told before what is told first otherwise',
      [limited, never, failed],
      4,
      {
        state: 'partial',
        entries: 4,
        why: 'it refused the connection',
        lost: true,
      },
    ],
    ['no query for it', [], 0, { state: 'unsupported' }],
  ])('%s', (_, ends, entries, expected) => expect(outcomesOf(ends, new Map([['results', entries]])).get('results')).toEqual(expected));

  test('every category has one', () => expect([...outcomesOf([came], new Map()).keys()]).toEqual([...categories]));
});
