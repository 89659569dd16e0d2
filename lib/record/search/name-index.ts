import { fold } from './fold.ts';
import { hasNeedle, type Needle } from './needle.ts';
import type { NameGroup } from './names/model/name-group.ts';
import type { IngredientStem } from './names/model/ingredient-stem.ts';
import { namesPattern, sequencePattern } from './units.ts';
import { stemWords } from './words.ts';

/** A name with which words begin: how many of them it takes, and the other names of the thing. */
export interface NamedThing {
  readonly words: number;
  readonly isShort: boolean;
  readonly otherNeedles: readonly Needle[];
  readonly otherNames: readonly string[];
}

export interface NameIndex {
  /** The longest name with which the folded words begin. */
  readonly longestName: (words: readonly string[]) => NamedThing | undefined;
  /** Tells whether a folded word is a name, or a word of one. */
  readonly isName: (word: string) => boolean;
  /** Tells whether folded words are a kind of medicine, which joins no names. */
  readonly isKind: (words: string) => boolean;
}

interface IndexedName {
  readonly isShort: boolean;
  readonly groups: readonly NameGroup[];
}

/** Words for several medicines at once. */
interface MedicineFamilies {
  readonly stems: readonly IngredientStem[];
  /** Kinds of medicine that no name has a part of, folded. */
  readonly kinds: readonly string[];
}

/** Makes the index of name tables, once for a page. */
export function nameIndex(groups: readonly NameGroup[], families: Partial<MedicineFamilies> = {}): NameIndex {
  const { stems = [], kinds = [] } = families;
  const byName = new Map<string, IndexedName>();
  const nameWords = new Set<string>();
  let mostWords = 1;
  const add = (name: string, isShort: boolean, group: NameGroup | undefined): void => {
    const key = fold(name);
    const knownName = byName.get(key);
    byName.set(key, {
      isShort: isShort && knownName?.isShort !== false,
      groups: [...(knownName?.groups ?? []), ...(group ? [group] : [])],
    });
    // "cocodamol": a compound that is typed without its hyphen.
    if (key.startsWith('co ')) byName.set(key.replace(' ', ''), { isShort: false, groups: group ? [group] : [] });
    const words = key.split(' ');
    mostWords = Math.max(mostWords, words.length);
    for (const word of words) nameWords.add(word);
  };
  for (const group of groups) {
    for (const name of group.names) add(name, false, group);
    for (const name of group.short ?? []) add(name, true, group);
    for (const name of group.ambiguousShort ?? []) add(name, true, undefined);
  }
  const kindWords = new Set(kinds);
  for (const kind of kinds) mostWords = Math.max(mostWords, kind.split(' ').length);
  const namesOfStem = stemFinder(stems, groups);
  const longestName = (words: readonly string[]): NamedThing | undefined => {
    for (let length = Math.min(mostWords, words.length); length > 0; length -= 1) {
      const phrase = words.slice(0, length).join(' ');
      const name = byName.get(phrase);
      if (name) return { words: length, isShort: name.isShort, ...otherNamesOf(name.groups, phrase) };
      if (kindWords.has(phrase)) return { words: length, isShort: false, otherNeedles: [], otherNames: [] };
    }
    return namesOfStem(words[0] ?? '');
  };
  const isStem = (word: string): boolean => stems.some(({ typed }) => word === typed || word === `${typed}s`);
  return { longestName, isName: (word) => nameWords.has(word) || isStem(word), isKind: (words) => kindWords.has(words) };
}

/** Finds the names of a typed stem; the names of each are gathered once. */
function stemFinder(stems: readonly IngredientStem[], groups: readonly NameGroup[]): (word: string) => NamedThing | undefined {
  const stemOf = new Map(stems.flatMap((stem) => [stem.typed, `${stem.typed}s`].map((typed) => [typed, stem] as const)));
  const gathered = new Map<IngredientStem, NamedThing>();
  return (word) => {
    const stem = stemOf.get(word);
    if (stem === undefined) return undefined;
    const names = gathered.get(stem) ?? { words: 1, isShort: true, ...namesWithStem(stem, groups) };
    gathered.set(stem, names);
    return names;
  };
}

/** Words that end in a stem, and the brands of the ingredients that do: a patient on Lipitor takes a statin. */
function namesWithStem(
  { typed, ending, otherFamilies = [] }: IngredientStem,
  groups: readonly NameGroup[],
): Pick<NamedThing, 'otherNeedles' | 'otherNames'> {
  const inName: Needle = { type: 'ending', text: ending, otherWords: otherFamilies };
  const hasEnding = (name: string): boolean => hasNeedle(inName, { written: name, folded: fold(name) });
  const ofFamily = groups.filter(({ names, source }) => source === 'medicines' && names.some(hasEnding));
  const brands = ofFamily.flatMap(({ names }) => names.filter((name) => !hasEnding(name)));
  return {
    otherNeedles: [{ type: 'whole', text: typed }, inName, ...(brands.length > 0 ? [anyWordPattern(brands)] : [])],
    otherNames: [stemWords(ending)],
  };
}

/** Any of these names as whole words, in one pass: a family has fifty. */
const anyWordPattern = (names: readonly string[]): Needle => ({ type: 'sequence', pattern: namesPattern(names) });

function otherNamesOf(groups: readonly NameGroup[], phrase: string): Pick<NamedThing, 'otherNeedles' | 'otherNames'> {
  const needles = groups.flatMap(({ names, short = [], notWithin }) => [
    ...names.map((name) => ({ type: 'whole' as const, text: fold(name), ...(notWithin && { notWithin: notWithin.map(fold) }) })),
    ...short.map((text) => ({ type: 'cased' as const, text })),
  ]);
  const otherNeedles = needles.filter(({ text }) => fold(text) !== phrase);
  return { otherNeedles: [...otherNeedles, ...groups.flatMap(ingredientNeedles)], otherNames: otherNeedles.map(({ text }) => text) };
}

/** Ingredients of one medicine with their strengths between them: "Fluticasone 92 micrograms / umeclidinium 55 micrograms". */
function ingredientNeedles({ names, source }: NameGroup): readonly Needle[] {
  if (source !== 'medicines') return [];
  const combinations = names.map((name) => name.split(/\/| with | and |, /)).filter((parts) => parts.length > 1);
  return combinations.map((parts) => ({ type: 'sequence', pattern: sequencePattern(parts) }));
}
