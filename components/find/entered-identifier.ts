export interface IdentifierKind {
  readonly system: string;
  readonly label: string;
  readonly format: 'nhs-number' | 'plain';
}

export type Entered = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly why: string };

/** What was typed → the identifier, or what is wrong with it, before anyone is asked. */
export function enteredIdentifier(text: string, { label, format }: IdentifierKind): Entered {
  if (text.trim() === '') return { ok: false, why: `Enter the ${label.replace(/\.$/, '')}.` };
  return format === 'nhs-number' ? enteredNhsNumber(text) : { ok: true, value: text.trim() };
}

/** Written 3-3-4 with spaces, hyphens or dots, or without; pasted invisible signs do no harm. */
function enteredNhsNumber(text: string): Entered {
  const digits = text.replace(/[\s.\-\u2010-\u2015\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g, '');
  if (!/^\d*$/.test(digits)) return { ok: false, why: 'An NHS number is made of digits only.' };
  if (digits.length !== 10) return { ok: false, why: `An NHS number has 10 digits; this has ${digits.length}.` };
  return isNhsNumber(digits)
    ? { ok: true, value: digits }
    : { ok: false, why: 'This is not an NHS number: its check digit does not fit. Check each digit.' };
}

/** Modulus 11 over digits 1–9, weights 10 to 2; a remainder that asks for a check digit of 10 is never issued (NHS Data Dictionary). */
export function isNhsNumber(digits: string): boolean {
  const sum = [...digits.slice(0, 9)].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
  return (11 - (sum % 11)) % 11 === Number(digits[9]);
}
