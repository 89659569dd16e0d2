import { expect, it } from 'vitest';
import type { Outcome } from '#/lib/record/model/outcome.ts';
import { outcomeSentence } from '#/lib/record/words/outcome-words.ts';
import { withNamedPeople } from './people-outcome.ts';

const practice = { part: 'practice', name: 'Riverside Surgery', phones: [] } as const;
const said = (outcome: Outcome, contacts: readonly (typeof practice)[]) =>
  outcomeSentence(withNamedPeople({ contacts }, outcome), 'Riverside Surgery', 'people').text;

it.each<[string, Outcome, readonly (typeof practice)[], string]>([
  [
    'some, where it keeps no records of people',
    { state: 'unsupported' },
    [practice],
    'Riverside Surgery: 1 shown; there may be more (only those whom its patient details name).',
  ],
  ['some, where its records of people are empty', { state: 'none' }, [practice], 'Riverside Surgery is complete: 1 entry.'],
  ['nobody', { state: 'unsupported' }, [], 'Riverside Surgery does not provide people to this service.'],
  ['nobody, all empty', { state: 'none' }, [], 'No people recorded at Riverside Surgery.'],
  ['some, but no answer', { state: 'failed', why: 'timed out' }, [practice], 'No answer from Riverside Surgery. It may hold people.'],
  ['some, but refused', { state: 'denied', why: 'no scope' }, [practice], 'Riverside Surgery refused this request. It may hold people.'],
])('H05 people of a source whose own Patient names %s', (_, outcome, contacts, sentence) => {
  expect(said(outcome, contacts)).toBe(sentence);
});
