import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const aid = {
  resourceType: 'DeviceUseStatement',
  id: '1',
  status: 'active',
  device: { display: 'Hearing aid' },
  timingPeriod: { start: '2026' },
};

test.each([
  ['active', 'Uses a device: Hearing aid', 'affirmed'],
  ['intended', 'Planned: Uses a device: Hearing aid', 'affirmed'],
  ['stopped', 'Stopped: Uses a device: Hearing aid', 'affirmed'],
  ['completed', 'No longer used: Uses a device: Hearing aid', 'affirmed'],
  ['not-done', 'Not done: Uses a device: Hearing aid', 'denied'],
])('H11 a use that is %s', (status, title, assertion) => {
  expect(entryOf({ ...aid, status })).toMatchObject({ title, assertion, status });
});

test.each([
  ['active', true],
  ['stopped', undefined],
])('H16 dated by its time, %s: open is %s', (status, open) => {
  expect(entryOf({ ...aid, status, recordedOn: '2026-02-01' })).toMatchObject({
    date: { kind: 'period' },
    otherDates: [{ kind: 'recorded' }],
  });
  expect(entryOf({ ...aid, status }).date?.open).toBe(open);
});

test('H10 a device of which only the id is known is named so, one at hand by its name', () => {
  const device = { reference: 'Device/1' };
  const bare = entryOf({ ...aid, device });
  expect([bare.title, factsOf(bare)]).toEqual(['Uses a device: not named', { Device: 'Device/1' }]);
  const known = { resourceType: 'Device', id: '1', deviceName: [{ name: 'Cane' }] };
  expect(entryOf({ ...aid, device }, { 'Device/1': known }).title).toBe('Uses a device: Cane');
});
