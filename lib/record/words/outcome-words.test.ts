import { expect, test } from 'vitest';
import { outcomeSentence } from './outcome-words.ts';

test('H13 a source’s own words beside its empty list are said with it', () => {
  const said = 'Information not available';
  expect(outcomeSentence({ state: 'none', sourceWords: said }, 'Vale Surgery', 'allergies').text).toBe(
    'No allergies recorded at Vale Surgery. Its own words: “Information not available”.',
  );
  expect(outcomeSentence({ state: 'none' }, 'Vale Surgery', 'allergies').text).toBe('No allergies recorded at Vale Surgery.');
});
