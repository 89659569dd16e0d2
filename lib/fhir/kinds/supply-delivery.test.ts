import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const delivery = {
  resourceType: 'SupplyDelivery',
  id: '1',
  status: 'completed',
  suppliedItem: { quantity: { value: 12, unit: 'packs' }, itemCodeableConcept: { text: 'Foam dressing' } },
  occurrenceDateTime: '2026-02-11',
};

test.each([
  ['completed', 'Supplies: Foam dressing', 'affirmed'],
  ['in-progress', 'On its way: Supplies: Foam dressing', 'affirmed'],
  ['abandoned', 'Abandoned, not delivered: Supplies: Foam dressing', 'denied'],
  ['entered-in-error', 'Supplies: Foam dressing', 'removed'],
])('H11 a delivery that is %s', (status, title, assertion) => {
  expect(entryOf({ ...delivery, status })).toMatchObject({ title, assertion, status, category: 'devices' });
});

test.each([
  [{ suppliedItem: undefined, type: { text: 'Dressings' } }, 'Supplies: Dressings'],
  [{ suppliedItem: { itemReference: { display: 'Stocking' } } }, 'Supplies: Stocking'],
  [{ suppliedItem: [{ itemCodeableConcept: { text: 'Gauze' } }, { itemCodeableConcept: { text: 'Tape' } }] }, 'Supplies: Gauze, Tape'],
  [{ suppliedItem: undefined }, 'Supplies: not named'],
])('%j is "%s"', (extra, title) => {
  expect(entryOf({ ...delivery, ...extra }).title).toBe(title);
});

test('H16 H36 when it came, and how much', () => {
  const entry = entryOf(delivery);
  expect(entry.date).toMatchObject({ start: '2026-02-11', kind: 'happened' });
  expect(factsOf(entry)).toMatchObject({ 'Supplied: quantity': '12 packs' });
});
