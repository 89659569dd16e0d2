import { rememberTexts } from '#/lib/record/memory/remember-texts.ts';

/** UCUM codes whose printed form is no rule: what is measured in them is read so. */
const printed = new Map([
  ['m[IU]/L', 'mU/L'],
  ['m[iU]/L', 'mU/L'],
  ['mm[Hg]', 'mmHg'],
  ['cm[H2O]', 'cmH₂O'],
  ['[degF]', '°F'],
  ['Cel', '°C'],
  ['deg', '°'],
  ['{Beats}/min', 'beats/min'],
  ['{Breaths}/min', 'breaths/min'],
  ['[IU]', 'units'],
  ['[iU]', 'units'],
  ['[drp]', 'drops'],
  ['[tsp_us]', 'teaspoon (US)'],
  ['[tbs_us]', 'tablespoon (US)'],
  ['[foz_us]', 'fl oz (US)'],
  ['[pH]', ''],
  ['1', ''],
]);

/** UCUM's letters for times, one and several. */
const times = new Map<string | undefined, readonly [string, string]>([
  ['a', ['year', 'years']],
  ['mo', ['month', 'months']],
  ['wk', ['week', 'weeks']],
  ['d', ['day', 'days']],
]);

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

function superscript(digits: string): string {
  return [...digits].map((digit) => superscripts[Number(digit)] ?? digit).join('');
}

/** `10*9/L`, `x10^9/l`: ×10⁹/L. */
function powerOfTen(unit: string, exponent = ''): string {
  return `×10${superscript(exponent)}${/\/l$/i.test(unit) ? '/L' : ''}`;
}

/** In order: powers of ten, body surface, powers of metres, brackets, annotations, micro. */
const rules: readonly (readonly [pattern: RegExp, by: string | ((...parts: readonly string[]) => string)])[] = [
  [/^[x×*]? ?10(?:\*\*?|\^|e(?:xp)?|\()\+?(\d{1,2})\)?(?=\/|$)(?:\/l$)?/i, powerOfTen],
  [/\/\{?1\.73[ ._]?\}?(?:m\^?2|sq\.? ?m|m²)\}?/i, '/1.73 m²'],
  [/(?<![a-z])([cmd]?m)\^?([23])(?![0-9])/g, (_, metre = '', power = '') => `${metre}${superscript(power)}`],
  [/\[([A-Za-z0-9']+)(?:_(?:av|us|br|i))?\]/g, (_, name = '') => (name.toUpperCase() === 'IU' ? 'IU' : name)],
  [/^%\{[^{}]*\}/, '%'],
  [/(?<=[A-Za-z0-9%])\{([^{}]*)\}/g, (_, words = '') => ` ${words.replaceAll('_', ' ')}`],
  [/\{#?\}|\{([^{}]*)\}/g, (_, words = '') => (words ?? '').replaceAll('_', ' ')],
  [/(?<![A-Za-z])u(?=(?:g|mol|L|l|m|s|kat|IU|U|Eq|eq|Osm)(?![a-z]))/g, 'µ'],
];

/** A count or score: UCUM's annotation alone says what is counted, which the name has already. */
const isAnnotation = (unit: string): boolean => /^\{[^{}]*\}$/.test(unit);

/**
 * A unit as people read it: `10*9/L` is ×10⁹/L, `mL/min/{1.73_m2}` is mL/min/1.73 m². The code as sent stays in the entry.
 * Undefined for none, and for UCUM's `1`, which would be read as a digit of the value (H17).
 */
export function printedUnit(unit: string | undefined): string | undefined {
  if (unit === undefined) return undefined;
  const words = printed.get(unit) ?? byRules(unit);
  return words === '' ? undefined : words;
}

/** The unit of a measured value: a score's own annotation is left out. */
export function measuredUnit(figure: string, unit: string | undefined): string | undefined {
  return unit === undefined || isAnnotation(unit) ? undefined : unitAfter(figure, unit);
}

/** The unit behind a figure in a sentence: "1 year", "28 days". */
export function unitAfter(figure: string, unit: string | undefined): string | undefined {
  const time = times.get(unit);
  return time === undefined ? printedUnit(unit) : time[Number(figure) === 1 ? 0 : 1];
}

const remembered = rememberTexts<string>(2_000);

function byRules(unit: string): string {
  const answer = remembered.get(unit);
  if (answer !== undefined) return answer;
  const words = rules.reduce(
    (text, [pattern, by]) => (typeof by === 'string' ? text.replace(pattern, by) : text.replace(pattern, by)),
    unit,
  );
  remembered.set(unit, words);
  return words;
}
