import { describe, expect, it } from 'vitest';
import { nameIndex } from '#/lib/record/search/name-index.ts';
import { searchFor } from '#/lib/record/search/testing/search-for.ts';
import { guessSpelling } from './guess-spelling.ts';

describe('guesses at spelling', () => {
  const names = nameIndex([
    { names: ['prednisone'], source: 'tests' },
    { names: ['prednisolone'], source: 'tests' },
    { names: ['creatinine'], source: 'tests' },
  ]);
  it.each<[string, readonly string[]]>([
    ['creatinime', ['creatinine']],
    ['craetinine', ['creatinine']],
    ['creatnine', ['creatinine']],
    ['hipert', ['hypertension']],
    // Found as it is, or a name: nothing is guessed.
    ['creat', []],
    ['prednisone', []],
    ['zzzz', []],
    ['c12', []],
  ])('%s', (typed, meant) => {
    const words = ['creatinine', 'prednisolone', 'hypertension', 'weight'];
    expect(guessSpelling(searchFor(typed).query, words, names).map((guess) => guess.meantWord)).toEqual(meant);
  });
});
