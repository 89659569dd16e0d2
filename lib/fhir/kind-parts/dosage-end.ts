import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import { dateInterval } from '#/lib/record/dates/date-interval.ts';
import type { Dose } from '#/lib/record/model/timeline-entry.ts';
import { objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';
import { codedDosages } from '#/lib/fhir/datatypes/dosage.ts';
import { clinicalDateOf } from '#/lib/fhir/datatypes/clinical-date.ts';
import type { EntryDates } from './dates.ts';

/**
 * Adds the time over which the dosages are planned, where each has a dated end (FHIR R4 Timing.repeat.boundsPeriod): a medicine
 * is over only after its last dosage. A length alone, or a dosage without an end, adds nothing.
 */
export function withDosageEnd(dates: EntryDates, dosages: unknown): EntryDates {
  const planned = plannedTime(dosages);
  const isStated = [dates.date, ...dates.otherDates].some((date) => date?.end !== undefined && date.end === planned?.end);
  return planned === undefined || isStated ? dates : { ...dates, otherDates: [...dates.otherDates, planned] };
}

/**
 * "until 2026-03-14", or "for 7 days from 2026-05-01", for a row whose dosages are in words that do not say so. `start`: the
 * order's date.
 */
export function dosageEndWords(dosages: unknown, doses: readonly Dose[], start: unknown): string | undefined {
  const end = plannedTime(dosages)?.end;
  const words = end === undefined ? lengthFromStart(dosages, start) : `until ${end}`;
  return words === undefined || doses.some(({ text }) => text.includes(words)) ? undefined : words;
}

/** Length of a single dosage, with the day from which it runs: in its coded parts, where the source wrote words as well. */
function lengthFromStart(dosages: unknown, start: unknown): string | undefined {
  const [coded] = codedDosages(dosages, start);
  return coded && /\bfor [^,;]+ from [^,;]+/.exec(coded.value)?.[0];
}

function plannedTime(dosages: unknown): ClinicalDate | undefined {
  const periods = objectsOf(dosages).map(({ timing }) =>
    clinicalDateOf(objectOf(objectOf(objectOf(timing)?.repeat)?.boundsPeriod), 'planned'),
  );
  const ended = periods.filter((period) => period?.end !== undefined && !isInverted(period));
  if (ended.length === 0 || ended.length < periods.length) return undefined;
  const last = ended.reduce((latest, period) => (lastMoment(period) > lastMoment(latest) ? period : latest));
  const first = ended.reduce((earliest, period) => (firstMoment(period) < firstMoment(earliest) ? period : earliest));
  if (first?.start === undefined) return last;
  return last && { ...last, start: first.start, precision: first.precision };
}

const lastMoment = (period: ClinicalDate | undefined): number => momentsOf(period?.end)?.to ?? Infinity;
const firstMoment = (period: ClinicalDate | undefined): number => momentsOf(period?.start)?.from ?? -Infinity;

/** An end before its start is a mistake of the source: it ends nothing. */
function isInverted(period: ClinicalDate): boolean {
  return lastMoment(period) < firstMoment(period);
}

function momentsOf(text: string | undefined): ReturnType<typeof dateInterval> {
  return text === undefined ? undefined : dateInterval({ start: text, precision: 'second', kind: 'planned' });
}
