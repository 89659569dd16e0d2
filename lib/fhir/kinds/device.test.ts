import { expect, test } from 'vitest';
import { describe } from '#/lib/fhir/describe/describe.ts';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const implant = { resourceType: 'Device', id: '1', status: 'active', type: { text: 'Pacemaker' }, patient: { reference: 'Patient/1' } };

test.each([
  ['active', 'Pacemaker', 'affirmed'],
  ['inactive', 'No longer active: Pacemaker', 'affirmed'],
  ['entered-in-error', 'Pacemaker', 'removed'],
])('H11 a device that is %s', (status, title, assertion) => {
  expect(entryOf({ ...implant, status })).toMatchObject({ title, assertion, status });
});

test.each([
  [
    {
      deviceName: [
        { name: 'HP 2', type: 'model-name' },
        { name: 'Heart helper', type: 'user-friendly-name' },
      ],
    },
    'Heart helper',
  ],
  [{ modelNumber: 'HP2' }, 'HP2'],
  [{}, 'Device not named'],
])('without a type, %j is "%s"', (extra, title) => {
  expect(entryOf({ ...implant, type: undefined, ...extra }).title).toBe(title);
});

test('made and expires are facts, not dates of the patient', () => {
  const entry = entryOf({ ...implant, manufactureDate: '2019', expirationDate: '2029' });
  expect(entry.date).toBeUndefined();
  expect(factsOf(entry)).toEqual({ Made: '2019', Expires: '2029' });
});

test('one device by model and serial number together', () => {
  const udiCarrier = [{ deviceIdentifier: '008' }];
  expect(entryOf({ ...implant, udiCarrier }).identity).toEqual([]);
  expect(entryOf({ ...implant, udiCarrier, serialNumber: 'X7' }).identity).toEqual(['Device|identifier|udi|008|X7']);
});

test('the monitor that measured is no entry', () => {
  expect(describe({ ...implant, patient: undefined }, { source: 'city', lookup: () => undefined }).type).toBe('supporting');
});
