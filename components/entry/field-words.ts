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

/** Formats dates among the details: swapped day and month must be legible as such (H15). */
export function differenceText(field: IdentityDifference['field'], text: string, locale: string): string {
  return dates.has(field) ? formatDateText(text, locale) : text;
}
