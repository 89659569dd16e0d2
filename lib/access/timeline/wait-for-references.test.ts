import { expect, test } from 'vitest';
import { entry } from '#/lib/record/testing/record-builders.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { LabelledEntry } from '#/lib/sources/answer/source-event.ts';
import { waitForReferences, type DecidableEntry } from './wait-for-references.ts';

const pointing = (id: string, targets: readonly string[] = [], more: Partial<TimelineEntry> = {}): LabelledEntry => ({
  entry: entry('vale', id, more),
  labels: [],
  links: {
    targets: () => targets.map((target) => `vale|${target}`),
    references: () => [],
    withoutReferences: () => undefined,
  },
});
const names = (ready: readonly DecidableEntry[]): readonly string[] => ready.map(({ labelled }) => labelled.entry.title);

test('H24 an entry leaves with the last of what it points to, and not before', () => {
  const held = waitForReferences();
  expect(names(held.take([pointing('report', ['Thing/one', 'Thing/two']), pointing('other')], []))).toEqual(['other']);
  expect(names(held.take([pointing('one')], []))).toEqual(['one']);
  expect(names(held.take([], ['vale|Thing/two']))).toEqual(['report']);
  expect(names(held.rest())).toEqual([]);
});

test('what points to each other, or to itself, does not wait for ever', () => {
  const held = waitForReferences();
  expect(names(held.take([pointing('self', ['Thing/self'])], []))).toEqual(['self']);
  expect(names(held.take([pointing('a', ['Thing/b'])], []))).toEqual([]);
  expect(names(held.take([pointing('b', ['Thing/a'])], []))).toEqual(['b', 'a']);
});

test('it leaves once all of the type that it waits for has come', () => {
  const held = waitForReferences();
  held.take([pointing('pulse', ['Encounter/old']), pointing('report', ['Encounter/old', 'Thing/x'])], []);
  expect(names(held.answered('Thing', false))).toEqual([]);
  expect(names(held.answered('Encounter', true))).toEqual(['pulse']);
  expect(names(held.take([pointing('later', ['Encounter/older'])], []))).toEqual(['later']);
  expect(held.rest().map(({ labelled, unknown }) => [labelled.entry.title, [...unknown]])).toEqual([['report', ['vale|Thing/x']]]);
});

test('H13 allergies and alerts leave at once, and name nothing that is not known yet', () => {
  const held = waitForReferences();
  const ready = held.take([pointing('latex', ['Encounter/e'], { category: 'allergies' })], []);
  expect(ready.map(({ unknown }) => [...unknown])).toEqual([['vale|Encounter/e']]);
});

test('every entry that is taken leaves once, whatever comes in whatever order', () => {
  const ids = Array.from({ length: 12 }, (_, at) => `e${at}`);
  const all = ids.map((id, at) => pointing(id, [`Thing/e${(at * 5 + 3) % 12}`, `Thing/e${(at * 7 + 1) % 14}`]));
  for (let start = 0; start < 12; start += 1) {
    const held = waitForReferences();
    const order = [...all.slice(start), ...all.slice(0, start)];
    const left = [...order.flatMap((one) => held.take([one], [])), ...held.rest()];
    expect(names(left).toSorted()).toEqual(ids.toSorted());
  }
});
