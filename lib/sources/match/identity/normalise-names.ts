export const normalContact = (value: string): string => value.replaceAll(/[\s()-]/g, '').toLowerCase();

const wordsOf = (name: string): readonly string[] =>
  name
    .split(/[\s-]+/)
    .map(normalName)
    .filter((word) => word !== '');

export const isSameName = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && normalName(one) !== '' && normalName(one) === normalName(other);

/** Case, accents, hyphens, apostrophes and spaces do not make another person. */
export const normalName = (name: string): string =>
  name
    .normalize('NFKD')
    .replaceAll(/[\p{M}\p{P}\s]/gu, '')
    .toLowerCase();

/** Without initials. A single sign may be a whole name only in scripts that write one so. */
export const wholeNames = (given: readonly string[]): readonly string[] =>
  given.flatMap(wordsOf).filter((word) => [...word].length > 1 || /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word));
