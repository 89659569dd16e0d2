import { formatDateText } from '#/lib/record/dates/format-date.ts';
import type { IdentityDifference } from '#/lib/record/model/patient.ts';

export const fieldWords: Readonly<Record<IdentityDifference['field'], string>> = {
  family: 'Last name',
  given: 'First name',
  birthDate: 'Born',
  gender: 'Gender',
  deceased: 'Died',
  identifier: 'Number',
  address: 'Address',
};

const dates: ReadonlySet<IdentityDifference['field']> = new Set(['birthDate', 'deceased']);

/** A birth date that differs in the order of day and month alone is the one that must be read right (H15). */
export function differenceText(field: IdentityDifference['field'], text: string, locale: string): string {
  return dates.has(field) ? formatDateText(text, locale) : text;
}
