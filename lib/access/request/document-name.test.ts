import { expect, test } from 'vitest';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { entry } from '#/lib/record/testing/record-builders.ts';
import { namingFiles, unsealName } from './document-name.ts';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const settings = (...keys: string[]) => ({ session: { keys, idleMinutes: 15, absoluteHours: 12 } });
const letter = entry('city', 'doc', {
  category: 'documents',
  body: { shape: 'attachments', attachments: [{ index: 0 }, { index: 1, unavailable: 'Not there' }] },
});
const namesOf = (named: TimelineEntry) => (named.body.shape === 'attachments' ? named.body.attachments.map(({ name }) => name) : []);
const named = (...keys: string[]): string => namesOf(namingFiles('s1', settings(...keys))(letter))[0] ?? '';

test('a sealed name opens to its entry and file, also after the keys were rotated', () => {
  expect(unsealName('s1', named(key(1)), settings(key(1)))).toEqual({ entry: letter.id, index: 0 });
  expect(unsealName('s1', named(key(1)), settings(key(2), key(1)))).toEqual({ entry: letter.id, index: 0 });
});

test('H01 a name of another session, another server or nobody opens nothing', () => {
  const name = named(key(1));
  expect(unsealName('s2', name, settings(key(1)))).toBeUndefined();
  expect(unsealName('s1', name, settings(key(2)))).toBeUndefined();
  const start = name.startsWith('A') ? 'B' : 'A';
  for (const forged of ['', 'a', name.slice(0, 20), `${start}${name.slice(1)}`, 'city|DocumentReference/doc', 'x'.repeat(5_000)])
    expect(unsealName('s1', forged, settings(key(1)))).toBeUndefined();
});

test('a name says nothing of what it names, and a file that cannot be had has none', () => {
  const [first, second] = namesOf(namingFiles('s1', settings(key(1)))(letter));
  expect(Buffer.from(first ?? '', 'base64url').toString('latin1')).not.toContain('doc');
  expect(second).toBeUndefined();
  expect(named(key(1))).not.toBe(first);
});

test('an entry without files is passed on as it is', () => {
  const plain = entry('city', 'x', {});
  expect(namingFiles('s1', settings(key(1)))(plain)).toBe(plain);
});
