import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const view = { resourceType: 'ClinicalImpression', id: '1', status: 'completed', effectiveDateTime: '2026-11-12', date: '2026-11-13' };

test.each([
  [{ code: { text: 'Ward round' }, description: 'Seen' }, 'Clinical impression: Ward round'],
  [{ description: 'Seen on the ward' }, 'Clinical impression: Seen on the ward'],
  [
    { finding: [{ itemCodeableConcept: { text: 'Pneumonia' } }, { itemReference: { display: 'Anaemia' } }] },
    'Clinical impression: Pneumonia, Anaemia',
  ],
  [{ summary: 'Improving.\nHome tomorrow.' }, 'Clinical impression: Improving.'],
  [{}, 'Clinical impression'],
])('%j is "%s", in no list of problems', (extra, title) => {
  expect(entryOf({ ...view, ...extra })).toMatchObject({ title, category: 'assessments' });
});

test('H16 when it was made before when it was written down; its summary as written', () => {
  const entry = entryOf({
    ...view,
    summary: 'Improving.\nHome tomorrow.',
    finding: [{ itemCodeableConcept: { text: 'Pneumonia' }, basis: 'X-ray' }],
  });
  expect(entry).toMatchObject({ date: { kind: 'happened' }, otherDates: [{ kind: 'recorded' }], text: ['Improving.\nHome tomorrow.'] });
  expect(factsOf(entry)).toMatchObject({ 'Finding: basis': 'X-ray' });
});

test('H35 one that is not finished says so', () => {
  expect(entryOf({ ...view, status: 'in-progress' }).cautions).toEqual([{ type: 'preliminary', text: 'Not finished' }]);
});

test('H11 a finding that was ruled out does not stand alone in the title', () => {
  const finding = [{ itemCodeableConcept: { text: 'Stroke' }, basis: 'ruled out by MRI' }];
  expect(entryOf({ ...view, finding }).title).toBe('Clinical impression: Stroke (ruled out by MRI)');
});
