import { expect, it } from 'vitest';
import { entry } from '#/lib/record/testing/record-builders.ts';
import { lookAlikePairs } from './testing/look-alikes.ts';
import { searchFor } from './testing/search-for.ts';

// A search that joined them would show one medicine for another.
it('no medicine is found by the name of one that looks or sounds like it', () => {
  const joined = lookAlikePairs.filter(
    ([left, right]) => searchFor(left).matches(entry('city', right)) || searchFor(right).matches(entry('city', left)),
  );
  expect(lookAlikePairs.length).toBeGreaterThan(100);
  expect(joined).toEqual([]);
});
