import { expect, test } from 'vitest';
import { isCovered } from './use-covered-inert.ts';

const pane = { left: 984, right: 1440 };

test.each([
  ['a column beneath it', { left: 1000, right: 1424 }, true],
  ['as wide as the pane', { left: 984, right: 1440 }, true],
  ['half a pixel wider', { left: 983.5, right: 1440.5 }, true],
  ['a row that looks out beside it', { left: 220, right: 1440 }, false],
  ['a column that looks out by a letter', { left: 970, right: 1424 }, false],
  ['a column beside it', { left: 588, right: 968 }, false],
  ['what is not drawn', { left: 0, right: 0 }, false],
])('beneath a pane: %s', (_, box, expected) => {
  expect(isCovered(box, pane)).toBe(expected);
});
