import { expect, test } from 'vitest';
import { alertsBeginRow, alertsThatFit, withBreak } from './alerts-that-fit.ts';

const alerts = (count: number): readonly number[] => Array.from({ length: count }, () => 200);

test.each<[string, { widths: readonly number[]; firstAlert: number; expected: number; ownRows?: number }]>([
  ['nine alerts alone take one row, and their button', { widths: alerts(9), firstAlert: 0, expected: 4 }],
  ['nine after a decision take the rest of its row and one more', { widths: [500, ...alerts(9)], firstAlert: 1, expected: 6 }],
  ['none fits beside a decision of a whole row: one row of their own', { widths: [1_000, ...alerts(9)], firstAlert: 1, expected: 4 }],
  ['unchanged: five alerts in a row', { widths: alerts(5), firstAlert: 0, expected: 5 }],
  ['unchanged: a decision and seven alerts in two rows', { widths: [500, ...alerts(7)], firstAlert: 1, expected: 7 }],
  ['unchanged: no alert, and decisions on many rows', { widths: [900, 900, 900], firstAlert: 3, expected: 0 }],
  ['an alert of a row’s width gives way to the button', { widths: [1_000, 1_000], firstAlert: 0, expected: 0 }],
  ['unchanged: one alert, however wide', { widths: [1_000], firstAlert: 0, expected: 1 }],
  ['three rows of their own on a phone', { widths: [1_000, ...alerts(9).map(() => 1_000)], firstAlert: 1, expected: 2, ownRows: 3 }],
])('H21 %s', (_, { widths, firstAlert, expected, ownRows }) => {
  expect(alertsThatFit({ widths, room: 1_000, moreWidth: 150 }, firstAlert, ownRows)).toBe(expected);
});

test.each<[string, readonly number[], number, boolean]>([
  ['decisions of one row leave the second to the alerts', [400, 300, 150], 2, true],
  ['of two rows they do not', [400, 300, 400, 150], 3, false],
  ['alerts alone begin at the first', [150, 150], 0, false],
  ['without alerts there is no second row', [400, 300], 2, false],
])('%s', (_, widths, firstAlert, begins) => {
  expect(alertsBeginRow({ widths, room: 1000, moreWidth: 120 }, firstAlert)).toBe(begins);
});

test('H21 alerts that begin a row are cut at its end, and what stands before them is not', () => {
  const sizes = { widths: [400, 300, 300, 300, 300, 300], room: 1000, moreWidth: 120 };
  expect(alertsThatFit(withBreak(sizes, 2), 3)).toBe(2);
  expect(alertsThatFit(withBreak({ ...sizes, widths: sizes.widths.slice(0, 5) }, 2), 3)).toBe(3);
});
