import { expect, test } from 'vitest';
import { entryOf, factsOf } from '#/lib/fhir/fixtures/described.ts';

const answers = {
  resourceType: 'QuestionnaireResponse',
  id: '1',
  status: 'completed',
  questionnaire: 'https://forms.test/Questionnaire/falls-risk',
  authored: '2026-06-01',
};

test('each question with its answers, one left open too', () => {
  const item = [
    { text: 'Sleep', item: [{ text: 'Badly?', answer: [{ valueCoding: { code: '2', display: 'Often' } }, { valueString: 'and long' }] }] },
    { text: 'Falls?', answer: [{ valueBoolean: false }] },
    { linkId: '7' },
  ];
  const entry = entryOf({ ...answers, item });
  expect(entry).toMatchObject({ title: 'Questionnaire: Falls risk', detail: '3 answers', date: { kind: 'authored' } });
  expect(factsOf(entry)).toMatchObject({ 'Badly?': 'Often, and long', 'Falls?': 'No', '7': 'no answer' });
});
