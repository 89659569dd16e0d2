import { ucumUnit } from './ucum.ts';
import { unitInUcum } from './unit-names.ts';
import { ucumText } from './unit-synonyms.ts';

/** Kinds of catalytic activity: laboratories write U/L and IU/L for one another. */
const activity = /mol.*s-1|s-1.*mol/;

/** Temperatures, which UCUM compares with nothing but themselves. */
const temperatures: ReadonlySet<string> = new Set(['Cel', '[degF]', 'K']);

/** Units come from outside, so that there is no end of them: what is remembered has one. */
const most = 2000;
const remembered = new Map<string, boolean>();

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
  if (remembered.size >= most) remembered.clear();
  remembered.set(key, contradicts);
  return contradicts;
}

function contradictsCode(words: string, code: string): boolean {
  const [unit, coded] = [measured(unitInUcum(words)), measured(code)];
  if (unit === undefined || coded === undefined || unit.code === coded.code) return false;
  if (temperatures.has(unit.code) && temperatures.has(coded.code)) return true;
  const [kind, secondKind] = [unit.kind, coded.kind].filter((physicalKind) => !physicalKind.startsWith('='));
  if (kind === undefined) return false;
  if (secondKind !== undefined) return kind !== secondKind || Math.abs(unit.magnitude / coded.magnitude - 1) > 1e-9;
  // An arbitrary unit is no mass and no amount, but may stand for an enzyme's activity.
  return kind !== '1' && !activity.test(kind);
}

/** The unit without annotations, which only say what is counted; a bare annotation is a count. */
function measured(text: string | undefined): ReturnType<typeof ucumUnit> {
  const code = text === undefined ? undefined : ucumText(text);
  const bare = code?.replaceAll(/\/?\{[^{}]*\}/g, '');
  return bare === undefined ? undefined : ucumUnit(bare === '' ? '1' : bare);
}
