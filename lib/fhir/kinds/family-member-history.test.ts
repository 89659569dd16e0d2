import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const mother = {
  resourceType: 'FamilyMemberHistory',
  id: '1',
  status: 'completed',
  relationship: { text: 'Mother' },
  condition: [{ code: { text: 'Breast cancer' }, onsetAge: { value: 52, unit: 'years' } }],
};

test.each([
  [{}, 'Family history, mother: Breast cancer'],
  [{ condition: undefined }, 'Family history, mother: no condition named'],
  [{ condition: undefined, status: 'health-unknown' }, 'Family history, mother: health not known'],
  [{ relationship: undefined }, 'Family history, relative not named: Breast cancer'],
])('H30 %j is never the patient’s own: "%s"', (extra, title) => {
  expect(entryOf({ ...mother, ...extra })).toMatchObject({ title, category: 'family-history' });
});

test('the age at onset is a fact', () => {
  expect(factsOf(entryOf(mother))).toMatchObject({ 'Condition: onset': '52 years' });
});
