import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const study = { resourceType: 'ImagingStudy', id: '1', status: 'available', description: 'CT chest', started: '2026-11-11T23:30:00Z' };

test.each([
  ['available', 'CT chest (images)', 'affirmed'],
  ['registered', 'CT chest (images)', 'affirmed'],
  ['cancelled', 'Cancelled: CT chest (images)', 'denied'],
])('H11 a study that is %s', (status, title, assertion) => {
  expect(entryOf({ ...study, status })).toMatchObject({ title, assertion, status });
});

test.each([
  [{ description: undefined, procedureCode: [{ text: 'CT of chest' }] }, 'CT of chest (images)'],
  [{ description: undefined, modality: [{ code: 'MR' }, { code: 'PT' }] }, 'MRI scan, PET scan (images)'],
  [{ description: undefined, series: [{ modality: { code: 'US' } }] }, 'Ultrasound (images)'],
  [{ description: undefined }, 'Imaging study not named'],
])('%j is "%s"', (extra, title) => {
  expect(entryOf({ ...study, ...extra }).title).toBe(title);
});

test('H16 dated by when it was done; each series is a line; no images yet is said', () => {
  const series = [
    { number: 2, modality: { code: 'CT' }, description: 'Axial', bodySite: { display: 'Chest' }, instance: [{ title: 'Scout' }, {}] },
    {},
  ];
  const entry = entryOf({ ...study, status: 'registered', numberOfSeries: 2, numberOfInstances: 2, series });
  expect(entry).toMatchObject({ category: 'imaging', date: { kind: 'performed' }, detail: 'no images yet · CT scan · Chest' });
  expect(factsOf(entry)).toEqual({
    Images: '2 in 2 series',
    'Series 2': 'CT scan · Axial · Chest · 2 images · Scout; no details given',
  });
});

test('one study by its DICOM UID', () => {
  expect(entryOf({ ...study, identifier: [{ system: 'urn:dicom:uid', value: 'urn:oid:2.25.1' }] }).identity).toEqual([
    'ImagingStudy|identifier|urn:dicom:uid|urn:oid:2.25.1',
  ]);
});
