import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const diet = {
  resourceType: 'NutritionOrder',
  id: '1',
  status: 'active',
  intent: 'order',
  dateTime: '2026-11-12',
  oralDiet: { type: [{ text: 'Soft diet' }] },
};

test.each([
  [{}, 'Diet: Soft diet'],
  [{ intent: 'proposal' }, 'Proposed: Diet: Soft diet'],
  [{ status: 'revoked' }, 'Revoked: Diet: Soft diet'],
  [{ supplement: [{ type: { text: 'Protein drink' } }] }, 'Diet: Soft diet; Protein drink'],
  [{ oralDiet: undefined, enteralFormula: { baseFormulaProductName: 'Standard' } }, 'Diet: tube feed Standard'],
  [{ oralDiet: { instruction: 'Sips only' } }, 'Diet: Sips only'],
  [{ oralDiet: undefined }, 'Diet: not named'],
])('%j is "%s"', (extra, title) => {
  expect(entryOf({ ...diet, ...extra })).toMatchObject({ title, category: 'care-plans', date: { kind: 'authored' } });
});

test('H11 what the patient must not have is on the row', () => {
  const entry = entryOf({ ...diet, oralDiet: undefined, excludeFoodModifier: [{ text: 'Peanut' }] });
  expect([entry.title, entry.detail]).toEqual(['Diet', 'must not have: Peanut']);
  expect(factsOf(entry)).toEqual({ 'Must not have': 'Peanut', Intent: 'order' });
});

test('how thick it must be for a patient who cannot swallow is on the row', () => {
  const oralDiet = { ...diet.oralDiet, texture: [{ modifier: { text: 'pureed' } }], fluidConsistencyType: [{ text: 'nectar thick' }] };
  expect(entryOf({ ...diet, oralDiet }).detail).toBe('texture: pureed · fluids: nectar thick');
});
