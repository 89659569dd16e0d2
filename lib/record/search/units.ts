/** Units of doses and results that are written in several ways; the first of each is the usual one. */
const unitNames: readonly (readonly string[])[] = [
  ['mg', 'milligram'],
  ['micrograms', 'microgram', 'mcg', 'µg', 'μg', 'ug'],
  ['g', 'gram'],
  ['kg', 'kilogram'],
  ['ng', 'nanogram'],
  ['ml', 'millilitre', 'milliliter'],
  ['l', 'litre', 'liter'],
  ['units', 'unit', 'iu', 'international unit'],
  ['mmol'],
  ['%', 'percent', 'per cent'],
];

/** Every way in which a unit is written; undefined for a word that is none. */
export const unitSpellings = (word: string): readonly string[] | undefined =>
  unitNames.find((names) => names.some((name) => name === word || `${name}s` === word));

const anyUnit = [...new Set(unitNames.flat())].toSorted((left, right) => right.length - left.length).join('|');
const between = `(?:[ \\t\\u00A0/+&-]|\\d|[.](?=\\d)|(?:${anyUnit})s?(?![a-z])|dose|with|and)*`;

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Matches any of these names as whole words, as written; a blank or a dash of a name may be either. */
export function namesPattern(names: readonly string[]): RegExp {
  const longestFirst = names.toSorted((left, right) => right.length - left.length);
  const written = longestFirst.map((name) => name.split(/[ -]/).map(escape).join('[ -]'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${written.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}

/** Matches parts that stand one after another on a line with nothing but strengths and "and" between them: the ingredients of one medicine. */
export function sequencePattern(parts: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${parts.map(escape).join(`(?![\\p{L}])${between}`)}(?![\\p{L}])`, 'iu');
}

/** Matches two numbers of one strength: "8/500" in "8 mg / 500 mg". */
export const strengthPattern = (numbers: readonly string[]): RegExp =>
  new RegExp(
    `(?<![\\d.,])${numbers.map((number) => number.replaceAll('.', '\\.')).join(`[ \\t]*(?:${anyUnit})?[ \\t]*/[ \\t]*`)}(?!\\d|[.,]\\d)`,
    'iu',
  );
