import { expect, test } from 'vitest';
import { nextSettling, type Settling, type SettlingRow } from '#/lib/record/summary/blocks/settling.ts';
import { personMembers } from './row-members.ts';

interface Person extends SettlingRow {
  readonly words: string;
}

const person = (name: string, phone?: string): Person => ({
  words: [name, phone].filter(Boolean).join(' '),
  members: personMembers({ part: 'next-of-kin', name, ...(phone !== undefined && { phone }) }),
  lines: 0,
});
const settledOn = (rows: readonly Person[], before?: Settling<Person>) =>
  nextSettling(before, {
    rows,
    room: 112,
    hasEnded: before === undefined,
    isOverdue: false,
    isGathering: false,
    isRead: false,
    addsAtEnd: false,
  });

test.each<[string, readonly Person[], readonly Person[], string, string]>([
  ['a number that comes late keeps the place', [person('Ruth')], [person('Ruth', '0118')], 'Ruth 0118', ''],
  [
    'another number of one person waits',
    [person('Ruth', '0118')],
    [person('Ruth', '0118'), person('Ruth', '0207')],
    'Ruth 0118',
    'Ruth 0207',
  ],
  ['another person waits', [person('Ruth')], [person('Iris'), person('Ruth')], 'Ruth', 'Iris'],
  ['nobody moves up', [person('Ruth'), person('Iris')], [person('Iris')], '– Iris', ''],
])('H20 H23 a person to ring: %s', (_, before, after, drawn, waiting) => {
  const { places, late } = settledOn(after, settledOn(before));
  expect(places.map(({ row, isGone }) => (isGone ? '–' : row.words)).join(' ')).toBe(drawn);
  expect(late.map(({ row }) => row.words).join(' ')).toBe(waiting);
});
