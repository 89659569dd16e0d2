export const normalContact = (value: string): string => value.replaceAll(/[\s()-]/g, '').toLowerCase();

const wordsOf = (name: string): readonly string[] =>
  name
    .split(/[\s-]+/)
    .map(normalName)
    .filter((word) => word !== '');

export const isSameName = (left: string | undefined, right: string | undefined): boolean =>
  left !== undefined && right !== undefined && normalName(left) !== '' && normalName(left) === normalName(right);

/** Drops case, accents, hyphens, apostrophes and spaces: they do not make another person. */
export const normalName = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{P}\s]/gu, '')
    .toLowerCase();

/** Words of the given names without initials; a single sign is a whole name only in scripts that write names with one. */
export const wholeNames = (givenNames: readonly string[]): readonly string[] =>
  givenNames
    .flatMap(wordsOf)
    .filter((word) => [...word].length > 1 || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word));
