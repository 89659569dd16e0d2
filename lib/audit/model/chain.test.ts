import { expect, test } from 'vitest';
import { addNumbers, numberRangeText, readRange } from './ranges.ts';
import { canonicalText, withoutEmptyMembers } from './canonical-text.ts';
import { linkEvents } from './chain.ts';
import type { AuditEvent } from './events.ts';

const event = (name: string): AuditEvent => ({ resourceType: 'AuditEvent', outcomeDesc: name }) as AuditEvent;

test('H32 batches make one chain: each record repeats the hash of the one before it', () => {
  const first = linkEvents({ chain: 'c', sequence: 0, hash: '' }, [event('a'), event('b')]);
  const second = linkEvents(first[1]!, [event('c')]);
  const records = [...first, ...second];
  expect(records.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  expect(records.map(({ previous }) => previous)).toEqual(['', first[0]!.hash, first[1]!.hash]);
  expect(new Set(records.map(({ hash }) => hash)).size).toBe(3);
});

test.each<[unknown, string]>([
  [{ b: 1, a: { d: [2, 1], c: 'x' } }, '{"a":{"c":"x","d":[2,1]},"b":1}'],
  [[{ b: undefined, a: null }], '[{"a":null}]'],
])('canonical text of %j', (value, text) => {
  expect(canonicalText(value)).toBe(text);
});

test.each<[readonly number[], readonly string[]]>([
  [[], []],
  [[3], ['3']],
  [[3, 4, 5], ['3-5']],
  [
    [9, 3, 4],
    ['3-4', '9'],
  ],
  [[3, 3, 4], ['3-4']],
])('numbers %j as ranges', (numbers, texts) => {
  const ranges = addNumbers([], numbers);
  expect(ranges.map(numberRangeText)).toEqual(texts);
  expect(texts.map(readRange)).toEqual(ranges);
});

test.each<[object, object]>([
  [{ a: [], b: 'x' }, { b: 'x' }],
  [{ a: '', b: [{ c: {} }, { c: 'x' }] }, { b: [{ c: 'x' }] }],
  [
    { a: { b: { c: [] } }, d: false, e: 0 },
    { d: false, e: 0 },
  ],
  [{ a: ['x', ''], b: undefined, c: null }, { a: ['x'] }],
])('a resource without members that hold nothing: %j', (resource, expected) => {
  expect(withoutEmptyMembers(resource)).toEqual(expected);
});
