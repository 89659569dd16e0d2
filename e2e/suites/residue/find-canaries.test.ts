import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { birthDate, canarySet, dateSpellings, nhsNumber, numberSpellings } from './canary.ts';
import { canaryFinder } from './find-canaries.ts';
import { inflatedParts } from './inflated-parts.ts';

const set = canarySet();
const name = set.word('name', 'one');
set.word('name', 'two');
const number = '9991020012';
set.add({ kind: 'number', holder: 'one', value: number, spellings: numberSpellings(number) });
set.add({ kind: 'birth date', holder: 'one', value: '1907-02-13', spellings: dateSpellings('1907-02-13') });
const find = canaryFinder(set);
const found = (bytes: Buffer): readonly string[] => [...find(bytes)].map(({ kind, holder }) => `${kind} ${holder}`);

const long = 'x'.repeat(3_000);
test.each<[string, Buffer]>([
  ['as written', Buffer.from(`${long}${name}${long}`)],
  ['in capitals', Buffer.from(name.toUpperCase())],
  ['in small letters', Buffer.from(`"${name.toLowerCase()}"`)],
  ['UTF-16', Buffer.from(`${long}${name}.`, 'utf16le')],
  ['hexadecimal', Buffer.from(Buffer.from(name).toString('hex'))],
  ['hexadecimal in capitals', Buffer.from(Buffer.from(name).toString('hex').toUpperCase())],
  ['in an address', Buffer.from(encodeURIComponent(`a b ${name}&c`))],
  ...[0, 1, 2].map((before): [string, Buffer] => [
    `base64 after ${before} bytes`,
    Buffer.from(Buffer.from(`${'.'.repeat(before)}${name}..`).toString('base64')),
  ]),
  ['base64url', Buffer.from(Buffer.from(`?${name}?`).toString('base64url'))],
])('a word is found %s', (_, bytes) => expect(found(bytes)).toEqual(['name one']));

test.each<[string, string, string]>([
  ['a number', number, 'number one'],
  ['a number in groups', '999 102 0012', 'number one'],
  ['a number with hyphens', '999-102-0012', 'number one'],
  ['a number in an address', '999%20102%200012', 'number one'],
  ['a number in base64', Buffer.from(`nhs|${number}`).toString('base64'), 'number one'],
  ['a date as sent', '1907-02-13', 'birth date one'],
  ['a date as shown', '13-Feb-1907', 'birth date one'],
  ['a date of a C-CDA', '19070213', 'birth date one'],
])('%s is found', (_, text, expected) => expect(found(Buffer.from(`{"x":"${text}"}`))).toEqual([expected]));

test.each<[string, string]>([
  ['another word', 'Zebra and Zealand'],
  ['a core cut in two', `${name.slice(0, 4)} ${name.slice(4)}`],
  ['another number', '9991020013'],
  ['another day', '1907-02-14'],
  ['a word of nobody', `Z${set.core}zzz`],
])('nothing is found in %s', (_, text) => expect(found(Buffer.from(text))).toEqual([]));

const simpleCache = (key: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(24);
  Buffer.from('305c72a71b6dfbfc', 'hex').copy(head);
  head.writeUInt32LE(5, 8);
  head.writeUInt32LE(key.length, 12);
  return Buffer.concat([head, Buffer.from(key), body, Buffer.from('end of the stream')]);
};
const text = Buffer.from(`${'record '.repeat(40)}${name}`);
test.each<[string, Buffer]>([
  ['gzip', gzipSync(text)],
  ['zlib', deflateSync(text)],
  ['zlib at its best', deflateSync(text, { level: 9 })],
  ['Zstandard', zstdCompressSync(text)],
  ['brotli', brotliCompressSync(text)],
  ['gzip amid other bytes', Buffer.concat([Buffer.from(long), gzipSync(text), Buffer.from(long)])],
  ['zlib amid other bytes', Buffer.concat([Buffer.from(long), deflateSync(text), Buffer.from(long)])],
  [
    'gzip with a file’s name',
    Buffer.concat([Buffer.from('1f8b0808000000000003', 'hex'), Buffer.from('letter.txt\0'), gzipSync(text).subarray(10)]),
  ],
  [
    'half a gzip',
    gzipSync(Buffer.concat([text, Buffer.from(Array.from({ length: 9_000 }, (_, at) => (at * 7919) % 251))])).subarray(0, 4_000),
  ],
  ['a cache’s entry in gzip', simpleCache('https://viewer.example/', gzipSync(text))],
  ['a cache’s entry in Zstandard', simpleCache('https://viewer.example/', zstdCompressSync(text))],
  ['a cache’s entry in brotli', simpleCache('https://viewer.example/', brotliCompressSync(text))],
])('%s is inflated and searched', (_, bytes) => {
  expect(inflatedParts(bytes).flatMap(found)).toContain('name one');
});

test('invented numbers and dates are what forms accept', () => {
  for (let times = 0; times < 200; times += 1) {
    expect(nhsNumber()).toMatch(/^999\d{7}$/);
    expect(new Date(`${birthDate()}T00:00:00Z`).getTime()).not.toBeNaN();
  }
});
