import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';

const letter = {
  resourceType: 'DocumentReference',
  id: '1',
  status: 'current',
  type: { text: 'Discharge summary' },
  content: [{ attachment: { contentType: 'application/pdf', url: 'Binary/8', size: 1200, title: 'Letter.pdf' } }],
};

test.each([
  [{ description: 'pneumonia' }, 'Discharge summary: pneumonia'],
  [{ description: 'Discharge summary, ward 4' }, 'Discharge summary, ward 4'],
  [{}, 'Discharge summary: Letter.pdf'],
  [{ type: undefined, description: 'Note' }, 'Note'],
  [{ type: undefined, content: [] }, 'Document not named'],
])('H26 the title of %j is "%s"', (extra, title) => {
  expect(entryOf({ ...letter, ...extra }).title).toBe(title);
});

test.each([
  [{ context: { period: { start: '2026-11-11', end: '2026-11-18' } }, date: '2026-11-19T10:00:00Z' }, 'period'],
  [{ date: '2026-11-19T10:00:00Z' }, 'created'],
  [{ context: { period: { start: '2026-11-11' } }, date: '2026-11-19T10:00:00Z' }, 'created'],
  [{ context: { period: { start: '2026-11-11' } }, content: [{ attachment: { creation: '2026-11-17' } }] }, 'created'],
  [{ context: { period: { start: '2026-11-11' } } }, 'period'],
  [{ context: { period: { end: '2026-11-18' } }, date: '2026-11-19T10:00:00Z' }, 'period'],
  [{ content: [{ attachment: { creation: '2026-11-17' } }] }, 'created'],
])('H16 the date of %j is its %s', (extra, kind) => {
  expect(entryOf({ ...letter, ...extra }).date?.kind).toBe(kind);
});

test('H27 its files by place, and one that cannot be had says why', () => {
  const content = [
    ...letter.content,
    { attachment: { contentType: 'text/plain', data: 'UG5ldW1vbmlhLg==' } },
    { attachment: { title: 'Lost' } },
  ];
  expect(entryOf({ ...letter, content }).body).toEqual({
    shape: 'attachments',
    attachments: [
      { index: 0, contentType: 'application/pdf', size: 1200, title: 'Letter.pdf' },
      { index: 1, contentType: 'text/plain' },
      { index: 2, title: 'Lost', unavailable: 'The source lists this file without an address' },
    ],
    paragraphs: ['Pneumonia.'],
  });
});

test('the same document is known by its number, its hash and its address', () => {
  const content = [{ attachment: { url: 'https://files.test/1', hash: 'MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=' } }];
  expect(entryOf({ ...letter, content, masterIdentifier: { system: 'urn:ietf:rfc:3986', value: 'urn:oid:1.2.3' } }).identity).toEqual([
    'document|urn:ietf:rfc:3986|urn:oid:1.2.3',
    'file|hash|MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=',
    'file|url|https://files.test/1',
  ]);
  expect(entryOf(letter).identity).toEqual(['file|url|city|Binary/8']);
  expect(entryOf({ ...letter, content: [], masterIdentifier: { value: '17' } }).identity).toEqual([]);
});

test('H12 superseded and draft are said', () => {
  expect(entryOf({ ...letter, status: 'superseded' }).title).toBe('Superseded: Discharge summary: Letter.pdf');
  expect(entryOf({ ...letter, docStatus: 'deprecated' }).title).toBe('No longer to be used: Discharge summary: Letter.pdf');
  expect(entryOf({ ...letter, docStatus: 'cancelled' }).title).toBe('Cancelled: Discharge summary: Letter.pdf');
  expect(entryOf({ ...letter, docStatus: 'preliminary' }).cautions).toEqual([{ type: 'preliminary', text: 'Draft document' }]);
});

test('specialty, author and its encounter', () => {
  const entry = entryOf({
    ...letter,
    author: [{ display: 'Dr Ode' }],
    context: { practiceSetting: { text: 'Respiratory' }, encounter: [{ reference: 'Encounter/9' }] },
  });
  expect(entry).toMatchObject({ detail: 'Respiratory · Dr Ode', encounter: 'city|Encounter/9' });
});
