/** Separators that people type or paste between digits: spaces, dots, hyphens, dashes and invisible signs. */
const separators = /[\s.\-\u2010-\u2015\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

export const withoutSeparators = (text: string): string => text.replaceAll(separators, '');

/** The ten digits of a number as it is spoken or typed (`999 102 0012`); undefined unless there are exactly ten. */
export function nhsNumberDigits(text: string): string | undefined {
  const digits = withoutSeparators(text);
  return /^\d{10}$/.test(digits) ? digits : undefined;
}

/**
 * Checks an NHS number by modulus 11: nine digits weighted 10 to 2, check digit 11 minus the remainder; 11 counts as 0,
 * and a number whose check digit would be 10 is never issued (NHS Data Dictionary; standards §3.1).
 */
export function isNhsNumber(text: string): boolean {
  const digits = nhsNumberDigits(text);
  if (digits === undefined) return false;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, position) => total + Number(digit) * (10 - position), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}

/** Groups ten digits 3-3-4 as they are read out, `999 102 0012`; returns any other text unchanged. */
export function formatNhsNumber(text: string): string {
  const digits = nhsNumberDigits(text);
  return digits === undefined ? text : `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`;
}
