/**
 * Texts that are not UCUM, or not what UCUM would read in them, with the code that is meant. Only texts with one
 * meaning in a record of health; each group says why.
 */
const synonyms: ReadonlyMap<string, string> = new Map([
  // Powers of ten: UCUM writes 10*n (§12); laboratories write x10^n, 10e9 or 10^n for the same.
  ...powers('9', '/L'),
  ...powers('12', '/L'),
  ...powers('3', '/uL'),
  ...powers('6', '/uL'),
  // Pressure by a column of mercury: UCUM brackets what is not metric (`m[Hg]`).
  ['mmHg', 'mm[Hg]'],
  ['mm Hg', 'mm[Hg]'],
  ['mmhg', 'mm[Hg]'],
  // Degrees: `C` is coulomb and `F` farad in UCUM, so only forms with a degree sign or name.
  ['°C', 'Cel'],
  ['ºC', 'Cel'],
  ['degC', 'Cel'],
  ['deg C', 'Cel'],
  ['°F', '[degF]'],
  ['ºF', '[degF]'],
  ['degF', '[degF]'],
  ['deg F', '[degF]'],
  // Rates, of heart beats and breaths, which the test names.
  ['bpm', '/min'],
  ['beats/min', '/min'],
  ['beats/minute', '/min'],
  ['breaths/min', '/min'],
  ['breaths/minute', '/min'],
  ['{beats}/min', '/min'],
  ['{Beats}/min', '/min'],
  ['{beat}/min', '/min'],
  ['{breaths}/min', '/min'],
  ['{Breaths}/min', '/min'],
  ['{breath}/min', '/min'],
  ['{resp}/min', '/min'],
  ['per minute', '/min'],
  // International units: UCUM brackets them, since they are arbitrary (§24).
  ['IU/L', '[IU]/L'],
  ['IU/l', '[IU]/L'],
  ['iu/L', '[IU]/L'],
  ['iu/l', '[IU]/L'],
  ['[iU]/L', '[IU]/L'],
  ['IU/mL', '[IU]/mL'],
  ['IU/ml', '[IU]/mL'],
  ['[iU]/mL', '[IU]/mL'],
  ['mIU/L', 'm[IU]/L'],
  ['mIU/l', 'm[IU]/L'],
  ['m[iU]/L', 'm[IU]/L'],
  ['uIU/mL', 'u[IU]/mL'],
  ['uIU/ml', 'u[IU]/mL'],
  ['u[iU]/mL', 'u[IU]/mL'],
  ['kIU/L', 'k[IU]/L'],
  // "u" for units, as some systems lower-case them: `u` alone is UCUM's unified mass unit, but nobody reports u/L of it.
  ['u/l', 'U/L'],
  ['u/L', 'U/L'],
  // Equivalents: UCUM's unit is `eq`.
  ['mEq/L', 'meq/L'],
  ['mEq/l', 'meq/L'],
  // "mcg" is the safe way to write microgram in orders (ISMP); UCUM has `ug`.
  ['mcg/L', 'ug/L'],
  ['mcg/dL', 'ug/dL'],
  ['mcg/mL', 'ug/mL'],
  // Clearance over the standard body surface: written as a product it would be 73 m² (UCUM has no 1.73m2).
  ['mL/min/1.73m2', 'mL/min/{1.73_m2}'],
  ['mL/min/1.73m^2', 'mL/min/{1.73_m2}'],
  ['mL/min/1.73 m2', 'mL/min/{1.73_m2}'],
  ['mL/min/1.73sq.m', 'mL/min/{1.73_m2}'],
  ['ml/min/1.73m2', 'mL/min/{1.73_m2}'],
  ['mL/min/{1.73m2}', 'mL/min/{1.73_m2}'],
  ['mL/min/{1.73_m2}', 'mL/min/{1.73_m2}'],
  ['mL/min/1.73.m2', 'mL/min/{1.73_m2}'],
  // Body mass index and body measures, as they are said.
  ['kg/m^2', 'kg/m2'],
  ['kg/sq.m', 'kg/m2'],
  ['lb', '[lb_av]'],
  ['lbs', '[lb_av]'],
  ['inches', '[in_i]'],
]);

/** Texts that UCUM reads as something that no laboratory means: giga per litre is gauss per litre to it, thousand kelvin. */
const misread: ReadonlySet<string> = new Set([
  'C',
  'F',
  'G/L',
  'G/l',
  'T/L',
  'T/l',
  'K/uL',
  'M/uL',
  'K/mm3',
  'k/uL',
  'st',
  'pt',
  'u',
  'B',
  'R',
]);

/** The UCUM code that a text means; undefined for one that UCUM would misread. Micro signs (U+00B5, U+03BC) are `u` there. */
export function ucumText(text: string): string | undefined {
  const plain = text.replaceAll(/[µμ]/g, 'u').trim();
  const synonym = synonyms.get(plain);
  if (synonym !== undefined) return synonym;
  return misread.has(plain) ? undefined : plain;
}

function powers(exponent: string, per: string): readonly (readonly [string, string])[] {
  const code = `10*${exponent}${per}`;
  const perTexts = [per, per.toLowerCase()];
  const texts = ['x10^', 'X10^', 'x10*', 'x 10^', '10^', '10*', '10e', '10E', 'x10e', 'x10E', '×10^'];
  return texts.flatMap((start) => perTexts.map((end) => [`${start}${exponent}${end}`, code] as const));
}
