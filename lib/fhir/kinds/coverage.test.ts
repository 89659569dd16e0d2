import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';

const policy = { resourceType: 'Coverage', id: '1', status: 'active', type: { text: 'Health insurance' }, period: { start: '2026' } };

test.each([
  ['active', 'Coverage: Health insurance', 'affirmed'],
  ['draft', 'Draft: Coverage: Health insurance', 'affirmed'],
  ['cancelled', 'Cancelled: Coverage: Health insurance', 'denied'],
])('H11 a coverage that is %s', (status, title, assertion) => {
  expect(entryOf({ ...policy, status })).toMatchObject({ title, assertion, status });
});

test.each([
  [{ payor: [{ display: 'Harbour Mutual' }] }, 'Coverage: Health insurance', 'Harbour Mutual'],
  [{ type: undefined, payor: [{ display: 'Harbour Mutual' }], class: [{ name: 'Bronze' }] }, 'Coverage: Harbour Mutual', 'Bronze'],
  [{ type: undefined, class: [{ name: 'Bronze' }] }, 'Coverage: Bronze', undefined],
  [{ type: undefined }, 'Coverage', undefined],
])('%j is "%s", %s', (extra, title, detail) => {
  const entry = entryOf({ ...policy, ...extra });
  expect([entry.title, entry.detail, entry.category, entry.date?.kind]).toEqual([title, detail, 'insurance', 'period']);
});

test('one that is cancelled is not still open', () => {
  expect(entryOf({ ...policy, status: 'cancelled' }).date?.open).toBeUndefined();
});
