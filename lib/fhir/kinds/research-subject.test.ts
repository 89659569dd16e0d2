import { expect, test } from 'vitest';
import { entryOf } from '#/lib/fhir/fixtures/described.ts';

const part = {
  resourceType: 'ResearchSubject',
  id: '1',
  status: 'on-study',
  period: { start: '2026-02' },
  study: { display: 'Harbour heart study' },
  individual: { reference: 'Patient/1' },
};

test.each([
  ['on-study', 'Research study: Harbour heart study', true],
  ['candidate', 'Asked to take part: Research study: Harbour heart study', true],
  ['ineligible', 'May not take part: Research study: Harbour heart study', undefined],
  ['withdrawn', 'Withdrawn: Research study: Harbour heart study', undefined],
  ['off-study', 'No longer taking part: Research study: Harbour heart study', undefined],
])('H11 a part that is %s never reads as another; open is %s', (status, title, open) => {
  const entry = entryOf({ ...part, status });
  expect(entry).toMatchObject({ title, status, category: 'care-plans' });
  expect(entry.date?.open).toBe(open);
});

test('H12 a status that is not known is readable, with a warning', () => {
  expect(entryOf({ ...part, status: 'enrolled' }).cautions).toMatchObject([{ type: 'may-change-meaning' }]);
});

test('H10 a study of which only the id is known', () => {
  const entry = entryOf({ ...part, study: { reference: 'ResearchStudy/7' }, actualArm: 'Arm A', assignedArm: 'Arm B' });
  expect(entry).toMatchObject({ title: 'Research study: not named', detail: 'Arm A' });
});
