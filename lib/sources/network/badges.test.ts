import { expect, test } from 'vitest';
import { badgesFor } from './badges.ts';

test.each<[string, string]>([
  ['Lakeside Family Clinic', 'LF'],
  ['University of the Valley', 'UV'],
  ['Mercy', 'ME'],
  ["St. Anne's Hospital", 'SA'],
  ['Élan Médical', 'EM'],
  ['', 'AA'],
  ['地域病院', 'AA'],
])('%s: %s', (name, badge) => expect(badgesFor([name], new Set())).toEqual([badge]));

test('a badge is used once, and never one that is taken', () => {
  expect(badgesFor(['Lakeside Family Clinic', 'Lakeside Family Clinic', 'Lake Forest'], new Set(['LF']))).toEqual(['LFC', 'LA', 'LK']);
});

test('a thousand organisations of one name each have one of two or three', () => {
  const badges = badgesFor(
    Array.from({ length: 1_000 }, () => 'Mercy'),
    new Set(),
  );
  expect(new Set(badges).size).toBe(1_000);
  expect(badges.filter((badge) => !/^[A-Z0-9]{2,3}$/.test(badge))).toEqual([]);
});
