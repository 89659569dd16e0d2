import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';

const picture = {
  resourceType: 'Media',
  id: '1',
  status: 'completed',
  type: { coding: [{ code: 'photo' }] },
  createdDateTime: '2026-10-01',
  content: { url: 'Binary/1' },
};

test.each([
  ['completed', 'Photograph', 'affirmed'],
  ['not-done', 'Not made: Photograph', 'denied'],
  ['preparation', 'Not made yet: Photograph', 'affirmed'],
])('H11 a picture that is %s', (status, title, assertion) => {
  expect(entryOf({ ...picture, status })).toMatchObject({ title, assertion, status });
});

test.each([
  [{ content: { title: 'Ulcer, week 3', url: 'Binary/1' } }, 'Ulcer, week 3', 'Photograph'],
  [{ bodySite: { text: 'Left shin' } }, 'Photograph, Left shin', 'Left shin'],
  [{ modality: { text: 'Dermatoscopy' } }, 'Dermatoscopy', undefined],
  [{ type: undefined }, 'Picture or recording', undefined],
])('%j is "%s", %s', (extra, title, detail) => {
  const entry = entryOf({ ...picture, ...extra });
  expect([entry.title, entry.detail, entry.category]).toEqual([title, detail, 'imaging']);
});

test('H16 when it was made before when it was handed out; its file by reference', () => {
  expect(entryOf({ ...picture, issued: '2026-10-02' })).toMatchObject({
    date: { kind: 'performed' },
    otherDates: [{ kind: 'issued' }],
    body: { shape: 'attachments', attachments: [{ index: 0 }] },
  });
});
