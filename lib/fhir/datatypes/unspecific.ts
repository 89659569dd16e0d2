import type { Coding } from '#/lib/record/model/coded.ts';
import { isNamingCode } from '#/lib/record/merge/naming-code.ts';

/**
 * Codes that say only that a code was lost between two practice systems: the words beside them are all that is known
 * (GP Connect, degraded codes). Kept as codes they would make two medicines one (H20).
 */
const degraded = new Set(['196411000000103', '196421000000109', '196461000000101', '196471000000108']);
const degradedWords = /^transfer[- ]degraded\b/i;

export function isDegraded({ code, display }: Coding): boolean {
  return (code !== undefined && degraded.has(code)) || (display !== undefined && degradedWords.test(display));
}

/** Codes that only say of which sort something is. */
const sorts =
  '419199007 420134006 418038007 418634005 416098002 419511003 414285001 418471000 426232007 59037007 235719002 782197009 410942007 105590001 55607006 64572001 404684003 71388002 103693007';
const unspecific = new Set(sorts.split(' '));

/** CVX "no vaccine administered" and "unknown". */
const noVaccine = new Set(['http://hl7.org/fhir/sid/cvx|998', 'http://hl7.org/fhir/sid/cvx|999']);

/** Tells whether a code names no one thing: two records that share it need not be one (H20). */
export function isUnspecific(coding: Coding): boolean {
  if (!isNamingCode(coding) || noVaccine.has(`${coding.system}|${coding.code}`)) return true;
  return isDegraded(coding) || (coding.code !== undefined && unspecific.has(coding.code));
}

/** Words that stand where a name should, and name nothing. */
const empty = new Set([
  'other',
  'unknown',
  'none',
  'not specified',
  'unspecified',
  'see notes',
  'see text',
  'drug',
  'food',
  'medication',
  'allergy',
  'drug allergy',
  'food allergy',
  'not known',
]);

export function namesNothing(word: string): boolean {
  return empty.has(word);
}
