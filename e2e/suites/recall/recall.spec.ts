import { expect } from '@playwright/test';
import { test } from '#/e2e/screen/journey.ts';
import { scoreCountyPerson } from './people.ts';
import { addScores, noScore, recallOf, type Score } from './score.ts';

// A sample of `npm run recall`: queries written by somebody who had not read the search, with the entries that each must find.
test('H36 a search finds what a clinician means by a query, and nothing that it must not', async ({ context }) => {
  test.setTimeout(120_000);
  let total: Score = noScore;
  for (const key of ['amara-brooks', 'lily-quaye', 'jean-marsh'])
    total = addScores(total, await scoreCountyPerson(key, () => context.newPage()));
  console.log(`${total.queries} queries: ${total.foundEntries} of ${total.held} expected entries found`);
  expect(total.queries).toBeGreaterThan(100);
  expect(recallOf(total)).toBeGreaterThanOrEqual(0.99);
  expect(total.failures).toEqual([]);
});
