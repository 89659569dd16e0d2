import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';

const order = {
  resourceType: 'DeviceRequest',
  id: '1',
  status: 'active',
  intent: 'order',
  codeCodeableConcept: { text: 'Walking frame' },
  authoredOn: '2026-11-18',
};

test.each([
  [{}, 'Device requested: Walking frame', 'affirmed'],
  [{ intent: 'proposal' }, 'Proposed: Device requested: Walking frame', 'affirmed'],
  [{ status: 'draft' }, 'Draft: Device requested: Walking frame', 'affirmed'],
  [{ status: 'revoked', intent: 'plan' }, 'Revoked: Planned: Device requested: Walking frame', 'affirmed'],
  [{ doNotPerform: true }, 'Do not perform: Device requested: Walking frame', 'denied'],
  [{ codeCodeableConcept: undefined, codeReference: { display: 'Pump' } }, 'Device requested: Pump', 'affirmed'],
  [{ codeCodeableConcept: undefined, parameter: [{ code: { text: 'Height' } }] }, 'Device requested: Height', 'affirmed'],
  [{ codeCodeableConcept: undefined }, 'Device requested: not named', 'affirmed'],
])('H11 %j never reads as a device that the patient has', (extra, title, assertion) => {
  expect(entryOf({ ...order, ...extra })).toMatchObject({ title, assertion, category: 'devices' });
});

test('H16 it stands on the day it is for', () => {
  const { date, otherDates } = entryOf({ ...order, occurrenceDateTime: '2026-12-01' });
  expect([date?.kind, ...otherDates.map(({ kind }) => kind)]).toEqual(['planned', 'authored']);
});
