import { describe, expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const requests = {
  MedicationRequest: { medicationCodeableConcept: { text: 'Ramipril' } },
  ServiceRequest: { code: { text: 'MRI' } },
  DeviceRequest: { codeCodeableConcept: { text: 'Frame' } },
  NutritionOrder: { oralDiet: { type: [{ text: 'Soft' }] } },
  CommunicationRequest: { payload: [{ contentString: 'Ring the ward' }] },
  Task: { description: 'Ring the ward' },
  RequestGroup: { code: { text: 'Chest pain' } },
  SupplyRequest: { itemCodeableConcept: { text: 'Stockings' } },
  CarePlan: { title: 'Falls' },
} as const;
const drawn = (resourceType: keyof typeof requests, intent: string | undefined, more: object = {}) => {
  const entry = entryOf({ resourceType, id: '1', status: 'active', intent, ...requests[resourceType], ...more });
  return { title: entry.title, detail: entry.detail, standing: factsOf(entry).Standing };
};
const types = Object.keys(requests) as (keyof typeof requests)[];

describe('H11 H37 what nobody has ordered says so, on the row and in the entry', () => {
  test.each(types.filter((type) => type !== 'CarePlan'))('%s', (type) => {
    expect(drawn(type, 'proposal')).toMatchObject({
      title: expect.stringContaining('Proposed'),
      detail: expect.stringMatching(/^not ordered/),
      standing: 'Proposed, not ordered',
    });
    expect(drawn(type, 'option')).toMatchObject({ title: expect.stringContaining('Option'), standing: 'An option, not ordered' });
    expect(drawn(type, 'proposal').detail).not.toContain('prescribed');
  });

  test.each(types.filter((type) => type !== 'CarePlan' && type !== 'MedicationRequest'))('%s that is planned', (type) => {
    expect(drawn(type, 'plan')).toMatchObject({ detail: expect.stringMatching(/^not ordered/), standing: 'Planned, not ordered' });
  });
});

describe('H37 what is in force never reads as not ordered', () => {
  test.each(types.flatMap((type) => ['order', 'original-order', 'instance-order', undefined].map((intent) => [type, intent] as const)))(
    '%s %s',
    (type, intent) => {
      const { detail = '', standing } = drawn(type, intent);
      expect([detail.includes('not ordered'), standing]).toEqual([false, undefined]);
    },
  );

  test.each(['CarePlan', 'MedicationRequest'] as const)('%s plan', (type) => {
    expect(drawn(type, 'plan').standing).toBeUndefined();
  });
});

test('one in error is over, and says nothing else', () => {
  expect(drawn('ServiceRequest', 'proposal', { status: 'entered-in-error' }).standing).toBeUndefined();
});
