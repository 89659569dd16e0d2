import { formatClockTime, formatDateText } from '#/lib/record/dates/format-date.ts';
import type { PatientBanner } from '#/lib/record/model/patient.ts';
import { bannerWords } from '#/lib/record/words/patient-words.ts';
import { copyWords } from './words.ts';

export interface CopiedFrom {
  readonly patient: PatientBanner | undefined;
  /** The server's clock, ISO 8601 instant. */
  readonly serverTime: string;
  readonly locale: string;
}

/** The text of an entry as it is pasted elsewhere: below its patient and above its age, so that it cannot pass for another patient's (H01). */
export function copiedText(entry: string, { patient, serverTime, locale }: CopiedFrom): string {
  return [patientLine(patient, serverTime, locale), entry.trim(), foot(serverTime, locale)].join('\n\n');
}

function patientLine(patient: PatientBanner | undefined, serverTime: string, locale: string): string {
  if (!patient) return copyWords.patientUnknown;
  const { name, nameText, born, identifierLabel, identifier } = bannerWords(patient, serverTime, locale);
  return copyWords.patient([name, nameText].filter(Boolean).join(' '), born, `${identifierLabel} ${identifier}`);
}

function foot(serverTime: string, locale: string): string {
  return copyWords.foot(formatDateText(serverTime.slice(0, 10), locale), formatClockTime(serverTime));
}
