import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';

const message = { resourceType: 'Communication', id: '1', status: 'completed', topic: { text: 'Results' }, sent: '2026-11-19T10:00:00Z' };

test.each([
  ['completed', 'Message: Results', 'affirmed'],
  ['not-done', 'Not sent: Message: Results', 'denied'],
  ['preparation', 'Not sent yet: Message: Results', 'affirmed'],
])('H11 a message that is %s', (status, title, assertion) => {
  expect(entryOf({ ...message, status })).toMatchObject({ title, assertion, status });
});

test('H16 sent before received', () => {
  expect(entryOf({ ...message, received: '2026-11-20' })).toMatchObject({
    date: { kind: 'sent' },
    otherDates: [{ kind: 'received' }],
    category: 'documents',
  });
  expect(entryOf({ ...message, sent: undefined, received: '2026-11-20' }).date?.kind).toBe('received');
});

test('its texts as written, its files by reference', () => {
  const payload = [{ contentString: 'Please come in.\nBring tablets.' }, { contentReference: { display: 'Letter' } }];
  expect(entryOf({ ...message, payload }).body).toEqual({
    shape: 'narrative',
    paragraphs: ['Please come in.\nBring tablets.', 'Letter'],
  });
  const files = [...payload, { contentAttachment: { contentType: 'application/pdf', url: 'Binary/1' } }];
  expect(entryOf({ ...message, payload: files }).body).toMatchObject({
    shape: 'attachments',
    attachments: [{ index: 0, contentType: 'application/pdf' }],
  });
});

test.each([
  [{ topic: undefined, payload: [{ contentString: 'Please come in.' }] }, 'Message: Please come in.'],
  [{ topic: undefined, category: [{ text: 'Alert' }] }, 'Message: Alert'],
  [{ topic: undefined }, 'Message'],
])('%j is "%s"', (extra, title) => {
  expect(entryOf({ ...message, ...extra }).title).toBe(title);
});
