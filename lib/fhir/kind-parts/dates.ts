import type { ClinicalDate, DateKind } from '#/lib/record/model/clinical-date.ts';
import type { EntryFact } from '#/lib/record/model/timeline-entry.ts';
import { type Resource } from '#/lib/fhir/resource/json.ts';
import { clinicalDateOf, invalidDates } from '#/lib/fhir/datatypes/clinical-date.ts';
import { capitalise } from '#/lib/record/words/phrase.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';

export interface EntryDates {
  readonly date?: ClinicalDate;
  readonly otherDates: readonly ClinicalDate[];
  /** Values that are no dates, as they came. */
  readonly facts: readonly EntryFact[];
}

/** Value that may hold a date, and the kind of date it would be. */
export type DateCandidate = readonly [value: unknown, kind: DateKind];

/** Picks the first valid date by the kind's own order (standards §5), names the others, and keeps invalid ones as text (H14, H16). */
export function datesOf(candidates: readonly DateCandidate[]): EntryDates {
  const valid: ClinicalDate[] = [];
  const facts: EntryFact[] = [];
  for (const [value, kind] of candidates) {
    if (value === undefined || value === null) continue;
    const date = clinicalDateOf(value, kind);
    if (date !== undefined) valid.push(date);
    // A text that is a date holds no other.
    if (date !== undefined && typeof value === 'string') continue;
    for (const raw of invalidDates(value))
      facts.push({ label: `${capitalise(kind.replaceAll('-', ' '))} (not a date)`, value: lineOf(raw) ?? 'not readable' });
  }
  const date = valid[0];
  return date === undefined ? { otherDates: valid, facts } : { date, otherDates: valid.slice(1), facts };
}

/**
 * Dates of an order or request: it stands on the day that it is for, and the day of its writing is named beside it. One that
 * forbids holds from its writing on.
 */
export function requestDates(resource: Resource): EntryDates {
  const written: DateCandidate = [resource.authoredOn, 'authored'];
  const wanted: DateCandidate = [choiceOf(resource, 'occurrence'), 'planned'];
  return datesOf(resource.doNotPerform === true ? [written, wanted] : [wanted, written]);
}

/** The day of writing, by which copies of one request are found; without it, the day that the request is for. */
export function writtenDate({ date, otherDates }: EntryDates): ClinicalDate | undefined {
  return otherDates.find(({ kind }) => kind === 'authored') ?? date;
}

/** Closes a period that is over and has no end: its end is not known, but it is not open. */
export function closedIf(over: boolean, dates: EntryDates): EntryDates {
  if (!over || dates.date?.open !== true) return dates;
  const { open: _open, ...date } = dates.date;
  return { ...dates, date };
}

/** The dated form of a choice element: `onset` → onsetDateTime, onsetPeriod … Ages, ranges and texts stay facts. */
export function choiceOf(resource: Resource, element: string): unknown {
  for (const name of formsOf(element)) if (resource[name] !== undefined && resource[name] !== null) return resource[name];
  return undefined;
}

const forms = ['DateTime', 'Period', 'Instant', 'Date', 'Timing'];
const formNames = new Map<string, readonly string[]>();

/** Remembered, since joined names are slow to look up; the kinds use only a dozen elements. */
function formsOf(element: string): readonly string[] {
  const names = formNames.get(element) ?? forms.map((form) => element + form);
  formNames.set(element, names);
  return names;
}
