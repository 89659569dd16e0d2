import { expect, test } from 'vitest';
import { describe } from '#/lib/fhir/describe/describe.ts';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const tube = {
  resourceType: 'Specimen',
  id: '1',
  status: 'available',
  type: { text: 'Blood' },
  subject: { reference: 'Patient/1' },
  receivedTime: '2026-11-12T09:00:00Z',
};
const typeOf = (resource: object): string => describe(resource, { source: 'city', lookup: () => undefined }).type;

test.each([
  ['available', 'Specimen: Blood', 'affirmed'],
  ['unsatisfactory', 'Unsatisfactory: Specimen: Blood', 'affirmed'],
  ['unavailable', 'No longer available: Specimen: Blood', 'affirmed'],
])('H11 a specimen that is %s', (status, title, assertion) => {
  expect(entryOf({ ...tube, status })).toMatchObject({ title, assertion, status });
});

test('one that says no more than its type is shown by its results', () => {
  expect(typeOf({ ...tube, receivedTime: undefined })).toBe('supporting');
  expect(typeOf({ ...tube, receivedTime: undefined, status: 'unsatisfactory' })).toBe('entry');
  expect(typeOf({ ...tube, receivedTime: undefined, note: [{ text: 'Repeat' }] })).toBe('entry');
  expect(typeOf({ ...tube, subject: undefined })).toBe('supporting');
});

test('H16 taken before received', () => {
  const entry = entryOf({ ...tube, collection: { collectedDateTime: '2026-11-12T06:10:00Z', bodySite: { text: 'Left arm' } } });
  expect(entry).toMatchObject({ category: 'results', date: { kind: 'effective' }, otherDates: [{ kind: 'received' }], detail: 'Left arm' });
  expect(factsOf(entry)).toMatchObject({ 'Collection: body site': 'Left arm' });
});
