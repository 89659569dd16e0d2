import { expect, test } from 'vitest';
import { placePane } from './place-pane.ts';

const at1440 = { left: 220, right: 1440 };
const at1024 = { left: 0, right: 1024 };
const at1920 = { left: 240, right: 1920 };

test.each([
  ['1440, from the first column', at1440, { left: 236, right: 572 }, 456, 'right'],
  ['1440, from the second', at1440, { left: 592, right: 972 }, 456, 'right'],
  ['1440, from the third: over the first two', at1440, { left: 992, right: 1424 }, 456, { left: 220, right: 982 }],
  ['1024, from the first of two', at1024, { left: 16, right: 502 }, 456, 'right'],
  ['1024, from the second of two: over the first', at1024, { left: 522, right: 1008 }, 456, { left: 0, right: 512 }],
  ['1920, from the third of four', at1920, { left: 1084, right: 1524 }, 480, 'right'],
  ['1920, from the fourth: no wider than a line is read', at1920, { left: 1548, right: 1904 }, 480, { left: 770, right: 1538 }],
  ['a list as wide as the page', at1440, { left: 220, right: 1440 }, 456, 'right'],
  ['from no column', at1440, undefined, 456, 'right'],
  ['without room before the column', { left: 0, right: 600 }, { left: 140, right: 600 }, 456, 'right'],
] as const)('%s', (_what, page, column, width, place) => expect(placePane(page, column, width)).toEqual(place));
