import type { IdentifierFormat } from '#/lib/record/model/identifier-format.ts';
import { isNhsNumber, withoutSeparators } from '#/lib/record/model/nhs-number.ts';
import { problemWords } from './words.ts';

export interface IdentifierKind {
  readonly system: string;
  readonly label: string;
  readonly format: IdentifierFormat;
}

export type EnteredIdentifier = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly why: string };

/** Reads a typed identifier before the index is asked; else returns the problem as a sentence. */
export function enteredIdentifier(text: string, { label, format }: IdentifierKind): EnteredIdentifier {
  if (text.trim() === '') return { ok: false, why: `Enter the ${label.replace(/\.$/, '')}.` };
  return format === 'nhs-number' ? enteredNhsNumber(text) : { ok: true, value: text.trim() };
}

/** Accepts 3-3-4 with spaces, hyphens or dots, or without; ignores pasted invisible signs. */
function enteredNhsNumber(text: string): EnteredIdentifier {
  const digits = withoutSeparators(text);
  if (!/^\d*$/.test(digits)) return { ok: false, why: problemWords.nhsDigitsOnly };
  if (digits.length !== 10) return { ok: false, why: problemWords.nhsTenDigits(digits.length) };
  return isNhsNumber(digits) ? { ok: true, value: digits } : { ok: false, why: problemWords.nhsCheckDigit };
}
