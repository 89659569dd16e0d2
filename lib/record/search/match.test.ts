import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldWithPositions } from './fold.ts';
import { queryPlaces } from './match.ts';
import { searchFor } from './testing/search-for.ts';

const marked = (typed: string, text: string): string => {
  let at = 0;
  let out = '';
  for (const [begin, end] of queryPlaces(text, searchFor(typed).query)) {
    out += `${text.slice(at, begin)}[${text.slice(begin, end)}]`;
    at = end;
  }
  return out + text.slice(at);
};

describe('places of a query in a text as written', () => {
  it.each<[string, string, string]>([
    ['pneu', 'Community acquired pneumonia', 'Community acquired [pneu]monia'],
    ['muller', 'Dr Müller, Mu\u0308ller', 'Dr [Müller], [Mu\u0308ller]'],
    ['crohns', 'Crohn’s disease', '[Crohn’s] disease'],
    ['af', 'AF, atrial fibrillation, after', '[AF], [atrial fibrillation], after'],
    ['amoxiclav co', 'Co-amoxiclav', '[Co]-[amoxiclav]'],
    ['chest pain', 'Chest pain, painful chest', '[Chest pain], [pain]ful [chest]'],
    ['5mg', 'Ramipril 5 mg', 'Ramipril [5 mg]'],
    ['ﬁbrosis', 'Fibrosis', '[Fibrosis]'],
    ['myocardial infarction', 'Old myocardial\n  infarction', 'Old [myocardial\n  infarction]'],
    ['"chest pain"', 'Chest\tpain; chest - pain', '[Chest\tpain]; [chest - pain]'],
    ['none', 'Nothing here', 'Nothing here'],
  ])('%s in "%s"', (typed, text, expected) => {
    expect(marked(typed, text)).toBe(expected);
  });
});

describe('folding', () => {
  it('a text folded with its positions equals the text folded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const folded = foldWithPositions(text);
        expect(folded.text).toBe([...text].map(fold).join('').replaceAll(/ {2,}/g, ' '));
        expect(folded.positions).toHaveLength(folded.text.length + 1);
      }),
    );
  });
});
