import { fold } from '#/lib/record/search/fold.ts';
import type { NameGroup } from '#/lib/record/search/names/model/name-group.ts';
import { formWords, isBesideName, isFigure, type ReleaseForm, releaseForm, saltWords, unitWords } from './name-words.ts';

/** A medicine's name as its source wrote it, read word by word. */
export interface ReadName {
  /** Equal keys are one ingredient, or one combination of ingredients; undefined: the words name nothing that could be compared. */
  readonly key: string | undefined;
  /** First name of the ingredient in the tables; absent where they do not know it. */
  readonly ingredient?: string;
  /** Names of known ingredients anywhere in the text: another source's code may not overrule them. */
  readonly named: ReadonlySet<string>;
  /** True where the text is made of known ingredients and of words that name none: nothing else can be in it. */
  readonly isWhole: boolean;
  /** The name by which it was known: "amoxil" of amoxicillin. */
  readonly calledBy: string;
  /** The salt, where it was written. */
  readonly salt?: string;
  readonly release?: ReleaseForm;
}

export type ReadMedicineName = (text: string) => ReadName;

/** "Plus" is none of them: Nurofen Plus is not Nurofen. */
const joiningWords = new Set(['and', 'with']);

/** Words that stand where a source named no medicine. */
const nameless = new Set([
  'medicine',
  'medication',
  'medicines',
  'not',
  'named',
  'unknown',
  'other',
  'drug',
  'see',
  'notes',
  'none',
  'item',
]);

/**
 * Makes the reader of medicines' names. A name counts as known only if all its other words say how much, in what form or as which salt:
 * one word more may be a second ingredient, and then the medicine stands under its own words ("a wrong join is worse than a missing one").
 */
export function medicineNames(groups: readonly NameGroup[]): ReadMedicineName {
  const byName = new Map<string, string>();
  for (const { names, short = [] } of groups)
    for (const name of [...names, ...short]) byName.set(wordsOf(name).join(' '), names[0] ?? name);
  const mostWords = Math.max(1, ...[...byName.keys()].map((name) => name.split(' ').length));

  const longestAt = (words: readonly string[], at: number): { readonly length: number; readonly name: string } | undefined => {
    for (let length = Math.min(mostWords, words.length - at); length > 0; length -= 1) {
      const name = words.slice(at, at + length).join(' ');
      if (byName.has(name)) return { length, name };
    }
    return undefined;
  };

  /** Every known ingredient among the words, the longest names first; whole if no other word could name one. */
  const ingredientsIn = (words: readonly string[]): Pick<ReadName, 'named' | 'isWhole'> => {
    const named = new Set<string>();
    let [at, isWhole] = [0, true];
    while (at < words.length) {
      const name = longestAt(words, at);
      if (name) named.add(byName.get(name.name) ?? name.name);
      else isWhole &&= isBesideName(words[at] ?? '');
      at += name?.length ?? 1;
    }
    return { named, isWhole: isWhole && named.size > 0 };
  };

  return (text) => {
    const words = wordsOf(text);
    const { named, isWhole } = ingredientsIn(words);
    const start = longestAt(words, 0) ? 0 : words.findIndex((word) => !isFigure(word) && !unitWords.has(word));
    const knownName = start < 0 ? undefined : longestAt(words, start);
    const rest = knownName === undefined ? words : [...words.slice(0, start), ...words.slice(start + knownName.length)];
    const ownWords = knownName?.name.split(' ') ?? [];
    const plainName = withoutSalts(ownWords);
    const qualifiers = qualifiersOf([...ownWords.slice(plainName.length), ...rest]);
    const ingredient = knownName && byName.get(knownName.name);
    if (
      knownName === undefined ||
      ingredient === undefined ||
      !rest.every(isBesideName) ||
      isMixture(ingredient, rest) ||
      addsSalt(text, words.slice(start + knownName.length))
    )
      return { key: ownKey(words), named, isWhole, calledBy: ownKey(words) ?? '', ...qualifiers };
    return { key: `name ${ingredient}`, ingredient, named, isWhole: true, calledBy: plainName.join(' '), ...qualifiers };
  };
}

/** Words as they are compared: "m/r" and "e/c" are one word each, and the parts of a combination stand side by side, however they are joined. */
function wordsOf(text: string): readonly string[] {
  const joined = text.toLowerCase().replaceAll(/\b([mes])\/([rc])\b/g, '$1$2');
  return fold(joined)
    .split(/[^\p{L}\p{N}%]+/u)
    .filter((word) => word !== '' && !joiningWords.has(word));
}

/** "levothyroxine" of "levothyroxine sodium", which the tables have as a name of its own; a name of nothing but salts stays whole. */
function withoutSalts(nameWords: readonly string[]): readonly string[] {
  const last = nameWords.findLastIndex((word) => !saltWords.has(word));
  return last < 0 ? nameWords : nameWords.slice(0, last + 1);
}

function qualifiersOf(words: readonly string[]): Pick<ReadName, 'salt' | 'release'> {
  const salt = words.filter((word) => saltWords.has(word)).join(' ');
  const release = releaseForm(words);
  return { ...(salt !== '' && { salt }), ...(release && { release }) };
}

/** Tells whether a salt is a part of its own: "colecalciferol / calcium", "alendronic acid 70 mg calcium 500 mg". */
function addsSalt(text: string, rest: readonly string[]): boolean {
  const isJoined = [...text.toLowerCase().matchAll(/(?:[/+&,]|\b(?:and|with|plus)\b)\s*([a-z]+)/g)].some(
    ([, word = '']) => saltWords.has(word) && rest.includes(word),
  );
  const firstFigure = rest.findIndex(isFigure);
  return isJoined || rest.some((word, index) => saltWords.has(word) && firstFigure >= 0 && index > firstFigure);
}

/** Parts of a hundred beside an insulin are those of two kinds: "insulin aspart 30/70" is no plain aspart. */
function isMixture(ingredient: string, rest: readonly string[]): boolean {
  if (!ingredient.includes('insulin')) return false;
  return rest.some(
    (word, index) => /^\d\d$/.test(word) && /^\d\d$/.test(rest[index + 1] ?? '') && Number(word) + Number(rest[index + 1]) === 100,
  );
}

/** Key of a medicine that no table knows: its own words, all of them but figures, units and forms. */
function ownKey(words: readonly string[]): string | undefined {
  const own = words.filter((word) => !isFigure(word) && !unitWords.has(word) && !formWords.has(word));
  const hasName = own.some((word) => word.length > 3 && !nameless.has(word));
  return hasName ? `words ${own.join(' ')}` : undefined;
}
