import { expect, test } from 'vitest';
import type { AbsenceLine } from './absence.ts';
import { foldEqualLines } from './fold-equal-lines.ts';
import { outcomeSentence } from '#/lib/record/words/outcome-words.ts';
import type { Outcome } from '#/lib/record/model/outcome.ts';

const lineOf = (name: string, outcome: Outcome): AbsenceLine => ({
  ...outcomeSentence(outcome, name, 'allergies'),
  source: name.toLowerCase(),
  name,
});
const documents = (entries = 0): Outcome => ({ state: 'partial', entries, why: 'taken from 1 document only', lasting: true });
const cut: Outcome = { state: 'partial', entries: 2, why: 'taken from 1 document only' };
const folded = (...lines: readonly AbsenceLine[]) =>
  foldEqualLines(lines).map((line) => ('text' in line ? line.text : `${line.before}${line.names.join(' + ')}${line.after}`));

test('H05 three or more that say the same are one line, and each is named in it', () => {
  expect(folded(lineOf('Oak', documents()), lineOf('Elm', documents(3)), lineOf('Ash', documents()))).toEqual([
    'There may be more at Oak + Elm + Ash (taken from 1 document only).',
  ]);
  const silent: Outcome = { state: 'unsupported' };
  expect(folded(lineOf('Oak', silent), lineOf('Elm', silent), lineOf('Ash', silent))).toEqual([
    'Oak + Elm + Ash do not provide allergies to this service.',
  ]);
});

test('two stay two, another reason stays apart, and so does what can be asked again', () => {
  const failed: Outcome = { state: 'failed', why: 'timeout' };
  const lines = [
    lineOf('Oak', documents()),
    lineOf('Elm', cut),
    lineOf('Ash', documents()),
    lineOf('Fir', failed),
    lineOf('Yew', failed),
    lineOf('Box', failed),
  ];
  expect(foldEqualLines(lines)).toHaveLength(6);
  expect(lines.map(({ action }) => action)).toEqual([undefined, 'ask-again', undefined, 'ask-again', 'ask-again', 'ask-again']);
});

test('a line that is folded stands where the first of them stood', () => {
  const lines = [lineOf('Oak', documents()), lineOf('Fir', cut), lineOf('Elm', documents()), lineOf('Ash', documents())];
  expect(folded(...lines)).toEqual([
    'There may be more at Oak + Elm + Ash (taken from 1 document only).',
    'Fir: 2 shown; there may be more (taken from 1 document only).',
  ]);
});
