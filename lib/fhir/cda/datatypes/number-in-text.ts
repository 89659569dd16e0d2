import type { JsonObject } from '#/lib/fhir/resource/json.ts';
import { emptyWords } from '#/lib/fhir/absence/empty-name.ts';
import { nullFlavor } from '#/lib/fhir/cda/codes/null-flavor.ts';
import { plainDecimal } from '#/lib/record/model/decimal.ts';
import { cdaConcept, codingsOf, conceptWords } from './concept.ts';
import { cdaQuantity } from './quantity.ts';
import { type Narrative, referredNarrative, wordsOf } from '#/lib/fhir/narrative/narrative-text.ts';
import { type Element, childNamed } from '#/lib/fhir/markup/element-tree.ts';
import { writtenWords } from './words.ts';

/** Figures of a text that are no measurement: dates, times, ranges, powers of ten, body surface. */
const noMeasurements: readonly RegExp[] = [
  /\b\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\b/g,
  /\b\d{1,2}[ -]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ ,-]*\d{2,4}\b/gi,
  /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{2,4}\b/gi,
  /\b\d{1,2}:\d{2}(?::\d{2})?\b/g,
  /\d{1,20}(?:[.,]\d{1,20})?\s{0,20}(?:-|–|to)\s{0,20}\d+(?:[.,]\d+)?/g,
  /\b10\s*[*^]\s*\d+/g,
  /\/\s*1\.73/g,
  /\b\d{8,}\b/g,
];

const figure = /(?<![\p{L}\d.,])\d[\d,]*(?:\.\d+)?(?!\d)\s*([\p{L}%°µμ[{][^\s,;()]*)?/gu;

/** The line for a measured number that the words to which it points give otherwise; undefined where they agree, or say none (H25). */
export function numberInText(statement: Element, narrative: Narrative): string | undefined {
  const value = childNamed(statement, 'value');
  const quantity = cdaQuantity(value) ?? numberAlone(wordsOf(value));
  const words = wordsOf(
    referredNarrative(childNamed(statement, 'text'), narrative) ?? referredNarrative(childNamed(value, 'originalText'), narrative),
  );
  if (quantity === undefined || words === '' || words.length > longest) return undefined;
  const unit = typeof quantity.unit === 'string' ? quantity.unit : undefined;
  const figures = figuresIn(withoutNames(words, statement, narrative), unit);
  const values = [String(quantity.value), ...inOtherUnits(String(quantity.value), unit)];
  if (figures.length === 0 || figures.some((digits) => values.some((digitsSent) => areEqual(digits, digitsSent)))) return undefined;
  return writtenWords.number(words);
}

/** The line for a value that a code calls unknown, while the words to which the statement points say more than its name (H25). */
export function valueInText(statement: Element, narrative: Narrative): string | undefined {
  const value = childNamed(statement, 'value');
  if (nullFlavor(value) === undefined || cdaConcept(value, narrative) !== undefined) return undefined;
  const words = wordsOf(referredNarrative(childNamed(statement, 'text'), narrative));
  const rest = withoutOwnNames(words, statement, narrative);
  return words.length > longest || !/[\p{L}\d]/u.test(rest) || emptyWords(rest) !== undefined ? undefined : writtenWords.number(words);
}

/** A number that was sent as text. */
function numberAlone(text: string): JsonObject | undefined {
  return /^\d+(?:\.\d+)?$/.test(text) ? { value: text } : undefined;
}

/** Units for which a table's heading often names another: °C and °F, kg and lb, cm and in. */
const conversions: ReadonlyMap<string, (value: number) => number> = new Map([
  ['Cel', (value) => value * 1.8 + 32],
  ['[degF]', (value) => (value - 32) / 1.8],
  ['kg', (value) => value * 2.204_62],
  ['[lb_av]', (value) => value / 2.204_62],
  ['cm', (value) => value / 2.54],
  ['[in_i]', (value) => value * 2.54],
]);

function inOtherUnits(value: string, unit: string | undefined): readonly string[] {
  const convert = conversions.get(unit ?? '');
  return convert === undefined ? [] : [convert(Number(value)).toFixed(1)];
}

/** No row of a table is longer. */
const longest = 300;

/** The words without the names of what is measured: "vitamin B 12" is no figure. */
function withoutNames(words: string, statement: Element, narrative: Narrative): string {
  const rest = withoutOwnNames(words, statement, narrative);
  return noMeasurements.reduce((text, pattern) => text.replace(pattern, ' '), rest);
}

function withoutOwnNames(words: string, statement: Element, narrative: Narrative): string {
  const code = childNamed(statement, 'code');
  const names = [conceptWords(cdaConcept(code, narrative)), ...(code === undefined ? [] : codingsOf(code)).map(({ display }) => display)];
  return names.reduce<string>((text, name) => (typeof name === 'string' ? text.replaceAll(name, ' ') : text), words).trim();
}

/** Figures without a unit, or in the value's own: another unit is another figure. */
function figuresIn(text: string, unit: string | undefined): readonly string[] {
  return [...text.matchAll(figure)].flatMap(([match, written]) => {
    const isOther = written !== undefined && unit !== undefined && !isSameUnit(written, unit);
    return isOther ? [] : [plainFigure(/\d[\d,]*(?:\.\d+)?/.exec(match)?.[0] ?? '')];
  });
}

/** "12,000" is twelve thousand, "7,2" seven and two tenths. */
function plainFigure(digits: string): string {
  return /^\d+,\d{1,2}$/.test(digits) ? digits.replace(',', '.') : digits.replaceAll(',', '');
}

/** The line for a coded dose whose own unit the words of the prescription give other figures. */
export function doseInText(words: string, dose: Element | undefined): string | undefined {
  const quantity = cdaQuantity(dose);
  const unit = typeof quantity?.unit === 'string' ? quantity.unit : undefined;
  if (quantity === undefined || unit === undefined) return undefined;
  const figures = [...words.matchAll(figure)].flatMap(([match, written]) =>
    written !== undefined && sameDoseUnit(written) === sameDoseUnit(unit) ? [plainFigure(/\d[\d,]*(?:\.\d+)?/.exec(match)?.[0] ?? '')] : [],
  );
  const isSaid = figures.length === 0 || figures.some((digits) => areEqual(digits, String(quantity.value)));
  return isSaid ? undefined : writtenWords.codedDose(`${String(quantity.value)} ${unit}`);
}

/** Spellings of the units in which doses are written. */
const doseUnits: readonly (readonly [pattern: RegExp, unit: string])[] = [
  [/^(?:\[?iu\]?|u|units?|international)$/, 'unit'],
  [/^(?:ml|cc|millilit(?:er|re)s?)$/, 'mL'],
  [/^(?:mg|milligrams?)$/, 'mg'],
  [/^(?:mcg|ug|µg|μg|micrograms?)$/, 'ug'],
  [/^(?:g|grams?)$/, 'g'],
  [/^\{?(?:tbl|tabs?|tablets?)\}?$/, 'tablet'],
  [/^\{?(?:caps?|capsules?)\}?$/, 'capsule'],
  [/^\{?(?:puffs?|actuat(?:ions?)?|inhalations?)\}?$/, 'puff'],
];

function sameDoseUnit(unit: string): string {
  const plain = unit.toLowerCase().replace(/[.]$/, '');
  return doseUnits.find(([pattern]) => pattern.test(plain))?.[1] ?? plain;
}

function isSameUnit(left: string, right: string): boolean {
  const plain = (unit: string): string => unit.toLowerCase().replace(/[[\]{}°_.]/g, '');
  const [a, b] = [plain(left), plain(right)];
  return a.startsWith(b) || b.startsWith(a);
}

/** Equal as far as the shorter of them is written: 36.7 and 36.667. */
function areEqual(left: string, right: string): boolean {
  const [a, b] = [plainDecimal(left), plainDecimal(right)];
  const places = Math.min(...[a, b].map((digits) => digits.split('.')[1]?.length ?? 0));
  return Math.abs(Number(a) - Number(b)) <= 0.5 * 10 ** -places + 1e-9;
}
