import { expect, test } from 'vitest';
import { tabsThatFit } from './tabs-that-fit.ts';

const sixty = (count: number): readonly number[] => Array.from({ length: count }, () => 60);

test.each([
  ['all fit to the pixel, without "More"', { room: 300, tabs: sixty(4), more: 55, gap: 20 }, 4],
  ['a pixel less, and "More" takes the room of one', { room: 299, tabs: sixty(4), more: 55, gap: 20 }, 3],
  ['as many as leave room for "More"', { room: 295, tabs: sixty(9), more: 55, gap: 20 }, 3],
  ['a pixel less than "More" needs', { room: 294, tabs: sixty(9), more: 55, gap: 20 }, 2],
  ['a long name takes room from those after it', { room: 400, tabs: [60, 200, 60, 60, 60], more: 55, gap: 20 }, 2],
  ['a short one behind a long one that is cut stays behind it', { room: 300, tabs: [60, 400, 10], more: 55, gap: 20 }, 1],
  ['one at least, however narrow', { room: 40, tabs: sixty(5), more: 55, gap: 20 }, 1],
  ['without tabs none', { room: 400, tabs: [], more: 55, gap: 20 }, 0],
] as const)('%s', (_what, widths, count) => expect(tabsThatFit(widths)).toBe(count));
