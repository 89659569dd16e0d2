import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';
import { r4b } from './r4b.ts';

test('a patient’s record is that of R4', () => {
  const resource = { resourceType: 'Flag', id: '1' };
  expect(r4b.toR4(resource)).toBe(resource);
});

test.each([
  ['not-done', 'Scan: not done', 'denied'],
  ['completed', 'Scan', 'affirmed'],
])('H11 Procedure %s is "%s"', (status, title, assertion) => {
  expect(entryOf({ resourceType: 'Procedure', id: '1', code: { text: 'Scan' }, status }, {}, r4b)).toMatchObject({ title, assertion });
});
