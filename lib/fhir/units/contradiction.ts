import { rememberTexts } from '#/lib/record/memory/remember-texts.ts';
import { unitSize, type UnitSize } from './ucum.ts';
import { unitInUcum } from './unit-names.ts';
import { ucumText } from './unit-synonyms.ts';

/** Kinds of catalytic activity: laboratories write U/L and IU/L for one another. */
function isActivity(unit: string): boolean {
  const [firstMole, lastMole] = [unit.indexOf('mol'), unit.lastIndexOf('mol')];
  const [firstSecond, lastSecond] = [unit.indexOf('s-1'), unit.lastIndexOf('s-1')];
  return (firstMole !== -1 && lastSecond > firstMole) || (firstSecond !== -1 && lastMole > firstSecond);
}

/** Temperatures, which UCUM compares with nothing but themselves. */
const temperatures: ReadonlySet<string> = new Set(['Cel', '[degF]', 'K']);

const remembered = rememberTexts<boolean>(2_000);

/**
 * Tells whether a unit's words are another unit than its UCUM code: milligrams coded as grams (H17). False for words that
 * are not known as a unit, for units that are used for one another, and for what is counted.
 */
export function isOtherUnit(words: string, code: string): boolean {
  if (words.toLowerCase() === code.toLowerCase()) return false;
  const key = `${words} ${code}`;
  const answer = remembered.get(key);
  if (answer !== undefined) return answer;
  const contradicts = contradictsCode(words, code);
  remembered.set(key, contradicts);
  return contradicts;
}

function contradictsCode(words: string, code: string): boolean {
  const [unitCode, codedCode] = [bareCode(unitInUcum(words)), bareCode(code)];
  if (unitCode === undefined || codedCode === undefined || unitCode === codedCode) return false;
  if (temperatures.has(unitCode) && temperatures.has(codedCode)) return true;
  const [unit, coded] = [unitSize(unitCode), unitSize(codedCode)];
  if (unit === undefined || coded === undefined || unit.isSpecial || coded.isSpecial) return false;
  if (unit.isArbitrary && coded.isArbitrary) return false;
  if (unit.isArbitrary || coded.isArbitrary) return isPhysical(unit.isArbitrary ? coded : unit);
  return unit.dimension !== coded.dimension || Math.abs(unit.magnitude / coded.magnitude - 1) > 1e-9;
}

/** An arbitrary unit is no mass and no amount, but may stand for an enzyme's activity. */
function isPhysical({ dimension }: UnitSize): boolean {
  return dimension !== '1' && !isActivity(dimension);
}

/** The code without annotations, which only say what is counted; a bare annotation is a count. */
function bareCode(text: string): string | undefined {
  const bare = ucumText(text)?.replaceAll(/\/?\{[^{}]*\}/g, '');
  return bare === '' ? '1' : bare;
}
