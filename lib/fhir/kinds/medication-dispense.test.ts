import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';

const supply = {
  resourceType: 'MedicationDispense',
  id: '1',
  status: 'completed',
  medicationCodeableConcept: { text: 'Ramipril 5 mg capsule' },
  whenHandedOver: '2026-10-02',
  whenPrepared: '2026-10-01',
  quantity: { value: 28, unit: 'capsule' },
};

test.each([
  ['completed', 'Ramipril 5 mg capsule', 'affirmed', 'dispensed · 28 capsule'],
  ['declined', 'Not dispensed: Ramipril 5 mg capsule', 'denied', '28 capsule · declined · Out of stock'],
  ['cancelled', 'Not dispensed: Ramipril 5 mg capsule', 'denied', '28 capsule · cancelled · Out of stock'],
  ['preparation', 'Being prepared: Ramipril 5 mg capsule', 'affirmed', '28 capsule · preparation'],
])('H11 a supply that is %s', (status, title, assertion, detail) => {
  expect(entryOf({ ...supply, status, statusReasonCodeableConcept: { text: 'Out of stock' } })).toMatchObject({
    title,
    assertion,
    detail,
    status,
  });
});

test('H16 handed over, then prepared', () => {
  expect(entryOf(supply).date).toEqual({ start: '2026-10-02', precision: 'day', kind: 'dispensed' });
  expect(entryOf({ ...supply, whenHandedOver: undefined }).date?.kind).toBe('created');
});

test('a dose that was composed is written safely', () => {
  const dosageInstruction = [{ doseAndRate: [{ doseQuantity: { value: 0.5, unit: 'mcg' } }], route: { text: 'Oral' } }];
  expect(entryOf({ ...supply, dosageInstruction }).title).toBe('Ramipril 5 mg capsule, 0.5 micrograms, oral');
});
