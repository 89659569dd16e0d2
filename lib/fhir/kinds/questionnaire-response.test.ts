import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const answers = {
  resourceType: 'QuestionnaireResponse',
  id: '1',
  status: 'completed',
  questionnaire: 'https://forms.test/Questionnaire/falls-risk',
  authored: '2026-06-01',
};

test('H30 a heading says whom its questions are about', () => {
  const item = [{ text: 'Your mother', item: [{ text: 'Breast cancer?', answer: [{ valueBoolean: true }] }] }];
  expect(entryOf({ ...answers, item }).facts.slice(0, 2)).toEqual([
    { label: 'Section', value: 'Your mother' },
    { label: 'Breast cancer?', value: 'Yes' },
  ]);
});

test('each question with its answers, one left open too', () => {
  const item = [
    { text: 'Sleep', item: [{ text: 'Badly?', answer: [{ valueCoding: { code: '2', display: 'Often' } }, { valueString: 'and long' }] }] },
    { text: 'Falls?', answer: [{ valueBoolean: false }] },
    { linkId: '7' },
  ];
  const entry = entryOf({ ...answers, item });
  expect(entry).toMatchObject({ title: 'Questionnaire: Falls risk', detail: '3 answers', date: { kind: 'authored' } });
  expect(factsOf(entry)).toMatchObject({ Section: 'Sleep', 'Badly?': 'Often, and long', 'Falls?': 'No', '7': 'no answer' });
});
