import { expect, test } from 'vitest';
import { mapInTurns, startPace } from './pace.ts';

test.each([0, 1, 3, 4, 10_001])('maps %i items in order, and lets others go on after each turn’s work', async (count) => {
  const items = Array.from({ length: count }, (_, at) => at);
  const pace = startPace('hospital', 2);
  let waited = 0;
  const results = await mapInTurns(items, { ...pace, turn: () => ((waited += 1), pace.turn()) }, (item) => item * 2);
  expect(results).toEqual(items.map((item) => item * 2));
  expect(waited).toBeGreaterThanOrEqual(Math.floor(count / 2));
});

test('what cannot be mapped ends the work', async () => {
  const map = (): never => {
    throw new Error('not a person');
  };
  await expect(mapInTurns([1, 2], startPace('hospital', 10), map)).rejects.toThrow('not a person');
});
