/** NHS number: nine digits weighted 10…2, sum modulo 11, check digit 11 − rest; 11 counts as 0 and 10 is never valid (standards §3.1). */
export function isNhsNumber(text: string): boolean {
  const digits = nhsNumberDigits(text);
  if (digits === undefined) return false;
  const sum = [...digits.slice(0, 9)].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
  const check = 11 - (sum % 11);
  return check !== 10 && (check === 11 ? 0 : check) === Number(digits[9]);
}

/** As it is spoken or typed, `999 102 0012`, to its ten digits; undefined when there are not ten. */
export function nhsNumberDigits(text: string): string | undefined {
  const digits = text.replaceAll(/[\s-]/g, '');
  return /^\d{10}$/.test(digits) ? digits : undefined;
}
