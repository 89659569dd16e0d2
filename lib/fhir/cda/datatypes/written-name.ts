import { containsWords, namesSomething, sharesWord } from './shared-words.ts';

/** Names of a concept, by those who wrote it and by its codes. */
export interface SentNames {
  /** The words that it points to, which may be a neighbour's. */
  readonly referred?: string;
  /** The words that stand in it. */
  readonly inline?: string;
  /** Names of its codes and of their translations. */
  readonly coded: readonly string[];
  /** Name of the thing itself (`playingEntity.name`, `manufacturedMaterial.name`). */
  readonly own?: string;
  /** The own name comes before the code's: it is the one that the reader knows. */
  readonly isOwnFirst?: boolean;
}

export interface ChosenName {
  /** Absent: the name of the code. */
  readonly name?: string;
  /** Words that share nothing with any name: they may belong to a neighbour, and must not stand for the thing. */
  readonly contradicting: readonly string[];
  /** Further words for the same thing. */
  readonly further: readonly string[];
}

/**
 * Chooses the name of a concept. Documents often point to a neighbouring cell or row: written words that share no word
 * with a name of the concept never stand in its place, and are never lost.
 */
export function chooseName({ referred, inline, coded, own, isOwnFirst = false }: SentNames): ChosenName {
  const certainNames = present([...coded.filter(namesSomething), own]);
  const names = certainNames.length > 0 ? certainNames : present([inline]);
  const agrees = (words: string): boolean => names.length === 0 || names.some((name) => sharesWord(words, name));
  // Words that point nowhere are the clinician's own, whatever the code is called (H26).
  const isRight = (words: string): boolean => referred === undefined || agrees(words);
  const written = present([referred, inline]);
  const right = written.filter(isRight);
  const isOwnBetter = coded.length === 0 || (isOwnFirst && referred !== undefined && coded.some((name) => sharesWord(own ?? '', name)));
  const name = right[0] ?? (isOwnBetter ? own : undefined);
  const shownName = name ?? coded[0] ?? '';
  return {
    ...(name !== undefined && { name }),
    contradicting: written.filter((words) => !isRight(words)),
    further: present([...right.slice(1), own]).filter((words) => !containsWords(shownName, words)),
  };
}

function present(texts: readonly (string | undefined)[]): readonly string[] {
  return texts.filter((text) => text !== undefined);
}
