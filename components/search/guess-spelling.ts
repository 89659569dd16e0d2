import uFuzzy from '@leeoniya/ufuzzy';
import type { NameIndex } from '#/lib/record/search/name-index.ts';
import type { Query } from '#/lib/record/search/parse-query.ts';

/** A word of the record that a typed one may have meant. */
export interface SpellingGuess {
  readonly typed: string;
  readonly meantWord: string;
}

const shortestGuessed = 4;
const mostGuesses = 3;

/** The library's `IntraMode.SingleError` and `BoundMode.Strict`, which it declares for types alone. */
const errorOptions = { intraMode: 1, interLft: 2 };

/** Finds beginnings of words with one letter wrong, missing, too many or out of order; the first letter is right. */
const oneError = new uFuzzy(errorOptions);

/**
 * Words of the record that differ from a typed one, or begin with one that differs, by one letter. A word that the record has is not
 * guessed at, nor is a name guessed where a name was typed: "prednisone" is never "prednisolone".
 */
export function guessSpelling(query: Query, words: readonly string[], names: NameIndex): readonly SpellingGuess[] {
  return query.terms.flatMap(({ typed }) => {
    if (typed.length < shortestGuessed || !/^[a-z]+$/.test(typed) || words.some((word) => word.startsWith(typed))) return [];
    const isTypedName = names.isName(typed);
    const near = (oneError.filter([...words], typed) ?? []).flatMap((index) => words[index] ?? []);
    const meantWords = near.filter((word) => !(isTypedName && names.isName(word)));
    return meantWords.slice(0, mostGuesses).map((word): SpellingGuess => ({ typed, meantWord: word }));
  });
}

/** Different words of texts, those that occur most often first. */
export function wordsOfTexts(texts: Iterable<string>): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of texts) for (const [word] of text.matchAll(/[a-z]{4,}/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].toSorted(([, left], [, right]) => right - left).map(([word]) => word);
}
