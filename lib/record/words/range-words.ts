import type { Quantity, ReferenceRange } from '#/lib/record/model/coded.ts';
import { measuredUnit } from './unit-words.ts';

/** All ranges that came with a result, each as its own text, with a unit where it differs from the result's (H17, H18). */
export function referenceRangesWords(ranges: readonly ReferenceRange[], unit: string | undefined): string | undefined {
  return ranges.length === 0 ? undefined : ranges.map((range) => rangeWords(range, unit)).join('; ');
}

/** "133–146 (Adult)": the figures, and what the range is called or for; a text never stands in the place of figures (H18). */
function rangeWords({ low, high, text, appliesTo }: ReferenceRange, unit: string | undefined): string {
  const figures = limitsWords(low, high, unit);
  const restated = text !== undefined && figures !== undefined ? restatement(text, low, high) : 'none';
  const head = restated === 'with-words' ? text : (figures ?? text);
  const notes = [restated === 'none' && figures !== undefined ? text : undefined, appliesTo].filter((words) => words !== undefined);
  if (head === undefined) return appliesTo ?? 'not stated';
  return notes.length === 0 ? head : `${head} (${notes.join(', ')})`;
}

function limitsWords(low: Quantity | undefined, high: Quantity | undefined, unit: string | undefined): string | undefined {
  if (low && high) {
    // Says a common unit once: "0.5–1.1 mg/dL".
    const first = low.unit === undefined || unitOf(low) === unitOf(high) ? figure(low) : limitWords(low, unit);
    return `${first}–${limitWords(high, unit)}`;
  }
  if (low) return `${limitWords(low, unit)} or more`;
  return high && `${limitWords(high, unit)} or less`;
}

const unitOf = ({ value, unit }: Quantity): string | undefined => measuredUnit(value, unit);

const figure = ({ comparator = '', value }: Quantity): string => `${comparator}${value}`;

function limitWords(limit: Quantity, unit: string | undefined): string {
  const own = unitOf(limit) === measuredUnit(limit.value, unit) ? undefined : unitOf(limit);
  return own === undefined ? figure(limit) : `${figure(limit)} ${own}`;
}

/** Tells whether a text says the same figures: `alone`, or `with-words` of its own. */
function restatement(text: string, low: Quantity | undefined, high: Quantity | undefined): 'none' | 'alone' | 'with-words' {
  const limits = [low, high].filter((limit) => limit !== undefined);
  const numbers = text.match(/\d+(?:\.\d+)?/g) ?? [];
  const isSame = numbers.length === limits.length && limits.every(({ value }, index) => Number(value) === Number(numbers[index]));
  if (!isSame || (limits.length === 1 && !directionFits(text, low))) return 'none';
  const units = limits.flatMap(({ unit }) => unit ?? []);
  const words = units.reduce((rest, unit) => rest.replaceAll(unit, ''), text).replaceAll(bareRange, '');
  return words === '' ? 'alone' : 'with-words';
}

/** Figures, signs, spaces and names of a range: all that a text has that is only one. */
const bareRange =
  /\d+(?:\.\d+)?|[\s<>=≤≥()[\]–—:-]|\b(?:to|or|and|more|less|over|under|above|below|up|from|ref|reference|normal|range|interval)\b/gi;

function directionFits(text: string, low: Quantity | undefined): boolean {
  return low === undefined ? /[<≤]|less|under|below|up to|max/i.test(text) : /[>≥]|more|over|above|from|min/i.test(text);
}
