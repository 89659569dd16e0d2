import type { DocumentFact } from '#/lib/record/model/readable-document.ts';
import { formatClinicalDate } from './format-date.ts';

/** A fact of a document's head with its date in the reader's format: "Dr Ola Hart, 02-Mar-2026 17:15 +01:00". */
export function formatDocumentFact({ value, date }: DocumentFact, locale: string): string {
  return [value, date && formatClinicalDate(date, locale)].filter((part) => part !== undefined && part !== '').join(', ');
}
