import type { EnteredIdentifier } from './entered-identifier.ts';
import { problemWords } from './words.ts';

export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** Reads a typed day, month and year as a FHIR date; else returns the problem as a sentence. */
export function enteredDate({ day, month, year }: TypedDate): EnteredIdentifier {
  const [d, m, y] = [day.trim(), month.trim(), year.trim()];
  if (!d || !m || !y) return { ok: false, why: problemWords.wholeDate };
  if (!/^\d{4}$/.test(y)) return { ok: false, why: problemWords.fourDigitYear };
  if (!/^\d{1,2}$/.test(d) || !/^\d{1,2}$/.test(m)) return { ok: false, why: problemWords.numericDate };
  const text = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  const real = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
  return real ? { ok: true, value: text } : { ok: false, why: problemWords.noSuchDate };
}
