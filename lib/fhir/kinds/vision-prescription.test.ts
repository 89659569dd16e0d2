import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const lens = (code: string, eye: string): object => ({ product: { coding: [{ code }] }, eye, sphere: -2 });
const glasses = {
  resourceType: 'VisionPrescription',
  id: '1',
  status: 'active',
  created: '2026-01-03',
  dateWritten: '2026-01-02',
  lensSpecification: [lens('lens', 'right')],
};

test.each([
  ['active', 'Vision prescription: glasses', 'affirmed'],
  ['draft', 'Draft: Vision prescription: glasses', 'affirmed'],
  ['cancelled', 'Cancelled: Vision prescription: glasses', 'denied'],
])('H11 a prescription that is %s', (status, title, assertion) => {
  expect(entryOf({ ...glasses, status })).toMatchObject({ title, assertion, status });
});

test('H16 written before recorded; each lens in full', () => {
  const entry = entryOf({ ...glasses, lensSpecification: [lens('contact', 'right'), lens('contact', 'left')] });
  expect(entry).toMatchObject({
    title: 'Vision prescription: contact lenses',
    detail: 'right, left',
    date: { kind: 'authored' },
    otherDates: [{ kind: 'recorded' }],
  });
  expect(factsOf(entry)).toMatchObject({ 'Lens 1: sphere': '-2', 'Lens 2: eye': 'left' });
  expect(entryOf({ ...glasses, lensSpecification: undefined }).title).toBe('Vision prescription');
});
