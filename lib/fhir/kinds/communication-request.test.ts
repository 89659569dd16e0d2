import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';

const reminder = {
  resourceType: 'CommunicationRequest',
  id: '1',
  status: 'active',
  category: [{ text: 'Reminder' }],
  authoredOn: '2026-11-19',
};

test.each([
  [{}, 'Message to be sent: Reminder', 'affirmed'],
  [{ status: 'revoked' }, 'Revoked: Message to be sent: Reminder', 'affirmed'],
  [{ doNotPerform: true }, 'Do not perform: Message to be sent: Reminder', 'denied'],
  [{ category: undefined }, 'Message to be sent', 'affirmed'],
])('H11 %j never reads as sent', (extra, title, assertion) => {
  expect(entryOf({ ...reminder, ...extra })).toMatchObject({ title, assertion, category: 'requests' });
});

test('H16 it stands on the day it is for; its text and whom it is for', () => {
  const entry = entryOf({
    ...reminder,
    occurrenceDateTime: '2026-12-01',
    payload: [{ contentString: 'Blood test due' }],
    recipient: [{ display: 'Nurses' }],
  });
  expect(entry).toMatchObject({
    date: { start: '2026-12-01', kind: 'planned' },
    otherDates: [{ kind: 'authored' }],
    detail: 'to Nurses',
    body: { shape: 'narrative', paragraphs: ['Blood test due'] },
  });
});
