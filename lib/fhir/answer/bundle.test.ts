import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSearchset } from './bundle.ts';

const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'incomplete', details: { text: 'cut' } }] };

test('H06 every entry is kept, those without a resource too', () => {
  const read = readSearchset({
    resourceType: 'Bundle',
    type: 'searchset',
    total: 3,
    link: [
      { relation: 'next', url: '?page=2' },
      { relation: 'self', url: 'https://a.test/fhir/Observation?patient=7' },
    ],
    entry: [
      { fullUrl: 'https://a.test/fhir/Flag/1', resource: { resourceType: 'Flag', id: '1' }, search: { mode: 'match' } },
      {},
      7,
      { resource: outcome, search: { mode: 'outcome' } },
      { resource: null },
    ],
  });
  expect(read.ok && read.searchset.entries).toEqual([
    { fullUrl: 'https://a.test/fhir/Flag/1', resource: { resourceType: 'Flag', id: '1' }, mode: 'match' },
    {},
    {},
    { resource: outcome, mode: 'outcome' },
    { resource: null },
  ]);
  expect(read.ok && read.searchset).toMatchObject({
    type: 'searchset',
    total: 3,
    next: '?page=2',
    self: 'https://a.test/fhir/Observation?patient=7',
  });
  expect(read.ok && read.searchset.issues).toEqual([{ severity: 'warning', code: 'incomplete', codings: [], text: 'cut' }]);
});

test.each([
  [outcome, 'operation-outcome'],
  [{ resourceType: 'Observation' }, 'not-a-bundle'],
  [undefined, 'not-a-bundle'],
  ['<html>', 'not-a-bundle'],
  [[], 'not-a-bundle'],
])('H05 %j is no answer: %s', (body, why) => {
  expect(readSearchset(body)).toMatchObject({ ok: false, why });
});

test.each([
  [{ total: -1 }, undefined],
  [{ total: '7' }, 7],
  [{ total: 'many' }, undefined],
  [{ total: 2.5 }, 3],
  [{ total: 0 }, 0],
  [{ entry: 'x', link: { relation: 'self' } }, undefined],
])('%j has the total %j', (parts, total) => {
  const read = readSearchset({ resourceType: 'Bundle', ...parts });
  expect(read.ok && read.searchset.total).toBe(total);
  expect(read.ok && read.searchset.next).toBeUndefined();
});

test.each([{ relation: 'next' }, { relation: 'next', url: '' }, { relation: 'next', url: 7 }])(
  'H07 %j is a next page that cannot be had, and not the end',
  (link) => {
    const read = readSearchset({ resourceType: 'Bundle', link: [link] });
    expect(read.ok && read.searchset.next).toBe('');
  },
);

test('H09 what R5 says beside its entries is read', () => {
  const read = readSearchset({ resourceType: 'Bundle', type: 'searchset', issues: outcome });
  expect(read.ok && read.searchset.issues.map(({ text }) => text)).toEqual(['cut']);
});

test('never throws, and loses no entry', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.jsonValue(), (entry, link) => {
      const read = readSearchset({ resourceType: 'Bundle', entry, link });
      expect(read.ok && read.searchset.entries.length).toBe(entry.length);
    }),
  );
});
