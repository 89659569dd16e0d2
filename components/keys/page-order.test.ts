import { expect, test } from 'vitest';
import { stepOnPage } from './page-order.ts';

const places = () => [['score', 'pulse'], ['older'], ['weight']];

test.each<[string, 1 | -1, string | undefined]>([
  ['score', 1, 'older'],
  ['pulse', 1, 'older'],
  ['older', -1, 'score'],
  ['older', 1, 'weight'],
  ['weight', 1, 'weight'],
  ['score', -1, 'score'],
  ['elsewhere', 1, undefined],
])('from %s by %i', (id, by, expected) => expect(stepOnPage(places, id, by)).toBe(expected));

test('a page without an order of its own leaves the list’s', () => expect(stepOnPage(undefined, 'score', 1)).toBeUndefined());
