import { expect, test } from 'vitest';
import { type LateWord, lateWords } from './words.ts';

const arrived = (name?: string): LateWord => ({ isChanged: false, ...(name !== undefined && { name }) });
const changed = (name?: string): LateWord => ({ isChanged: true, ...(name !== undefined && { name }) });

test.each<[readonly LateWord[], string]>([
  [[arrived()], '1 more arrived'],
  [[arrived(), arrived()], '2 more arrived'],
  [[changed()], '1 changed'],
  [[arrived(), arrived(), changed()], '2 more arrived, 1 changed'],
  [[arrived('Latex')], 'Latex arrived'],
  [[arrived('Latex'), arrived('Eggs'), arrived('Nuts')], 'Latex, Eggs and 1 more arrived'],
  [[changed('Ramipril'), arrived('Latex')], 'Latex arrived, Ramipril changed'],
  [[arrived('Potassium'), arrived(), arrived()], 'Potassium arrived, 2 more arrived'],
])('H37 H40 what waits is named where it is grave, else counted: %j', (rows, words) => {
  expect(lateWords.late(rows)).toBe(words);
});
