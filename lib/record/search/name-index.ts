import { fold } from './fold.ts';
import type { Needle } from './needle.ts';
import type { NameGroup } from './names/model/name-group.ts';

type NameNeedle = Extract<Needle, { readonly text: string }>;

/** A name with which words begin: how many of them it takes, and the other names of the thing. */
export interface NamedThing {
  readonly words: number;
  readonly isShort: boolean;
  readonly otherNeedles: readonly NameNeedle[];
}

export interface NameIndex {
  /** The longest name with which the folded words begin. */
  readonly longestName: (words: readonly string[]) => NamedThing | undefined;
  /** Tells whether a folded word is a name, or a word of one. */
  readonly isName: (word: string) => boolean;
}

interface IndexedName {
  readonly isShort: boolean;
  readonly groups: readonly NameGroup[];
}

/** Makes the index of name tables, once for a page. */
export function nameIndex(groups: readonly NameGroup[]): NameIndex {
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
    const words = key.split(' ');
    mostWords = Math.max(mostWords, words.length);
    for (const word of words) nameWords.add(word);
  };
  for (const group of groups) {
    for (const name of group.names) add(name, false, group);
    for (const name of group.short ?? []) add(name, true, group);
    for (const name of group.ambiguousShort ?? []) add(name, true, undefined);
  }
  const longestName = (words: readonly string[]): NamedThing | undefined => {
    for (let length = Math.min(mostWords, words.length); length > 0; length -= 1) {
      const phrase = words.slice(0, length).join(' ');
      const name = byName.get(phrase);
      if (name) return { words: length, isShort: name.isShort, otherNeedles: otherNeedlesOf(name.groups, phrase) };
    }
    return undefined;
  };
  return { longestName, isName: (word) => nameWords.has(word) };
}

function otherNeedlesOf(groups: readonly NameGroup[], phrase: string): readonly NameNeedle[] {
  const needles = groups.flatMap(({ names, short = [], notWithin }): readonly NameNeedle[] => [
    ...names.map((name) => ({ type: 'whole' as const, text: fold(name), ...(notWithin && { notWithin: notWithin.map(fold) }) })),
    ...short.map((text) => ({ type: 'cased' as const, text })),
  ]);
  return needles.filter(({ text }) => fold(text) !== phrase);
}
