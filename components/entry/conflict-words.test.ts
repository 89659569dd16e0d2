import { expect, it } from 'vitest';
import { conflictHead } from './conflict-words.ts';

it.each([
  [['Dose'], 'Dose differs'],
  [['Dose', 'Status'], 'Dose and status differ'],
  [['Reaction', 'Severity', 'Verification'], 'Reaction, severity and verification differ'],
] as const)('%j', (fields, words) => {
  expect(conflictHead({ conflicts: fields.map((field) => ({ field, values: [] })) })).toBe(words);
});
