import type { IdentifierFormat } from '#/lib/record/model/identifier-format.ts';
import { isNhsNumber, withoutSeparators } from '#/lib/record/model/nhs-number.ts';

export interface IdentifierKind {
  readonly system: string;
  readonly label: string;
  readonly format: IdentifierFormat;
}

export type Entered = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly why: string };

/** What was typed → the identifier, or what is wrong with it, before anyone is asked. */
export function enteredIdentifier(text: string, { label, format }: IdentifierKind): Entered {
  if (text.trim() === '') return { ok: false, why: `Enter the ${label.replace(/\.$/, '')}.` };
  return format === 'nhs-number' ? enteredNhsNumber(text) : { ok: true, value: text.trim() };
}

/** Written 3-3-4 with spaces, hyphens or dots, or without; pasted invisible signs do no harm. */
function enteredNhsNumber(text: string): Entered {
  const digits = withoutSeparators(text);
  if (!/^\d*$/.test(digits)) return { ok: false, why: 'An NHS number is made of digits only.' };
  if (digits.length !== 10) return { ok: false, why: `An NHS number has 10 digits; this has ${digits.length}.` };
  return isNhsNumber(digits)
    ? { ok: true, value: digits }
    : { ok: false, why: 'This is not an NHS number: its check digit does not fit. Check each digit.' };
}
