import { anchorOf, partsDays } from '#/lib/record/dates/date-interval.ts';
import { parseDateText } from '#/lib/record/dates/date-text.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** Days since 1970-01-01, both included. */
export interface PregnantDays {
  readonly from: number;
  readonly to: number;
}

/** Person of whom a score is read. */
export interface ScoredPerson {
  /** FHIR date of birth. */
  readonly birthDate?: string | undefined;
  /** Days on which the record says that the patient was pregnant. */
  readonly pregnancies?: readonly PregnantDays[];
}

/** 42 weeks: a pregnancy whose end was not sent goes on no longer. */
const longestPregnancyDays = 294;
const dayMs = 86_400_000;

/**
 * Tells whether NEWS2 may be used of a person on a day: from 16 years on, and not in pregnancy (Royal College of Physicians 2017). An
 * unknown date of birth, and a pregnancy of which the record says nothing, leave it in use.
 */
export function isNews2For({ birthDate, pregnancies = [] }: ScoredPerson, day: number): boolean {
  return isSixteenOn(birthDate, day) && pregnancies.every(({ from, to }) => day < from || day > to);
}

/** Surely 16 or older on the day, or of unknown age. */
function isSixteenOn(birthDate: string | undefined, day: number): boolean {
  const born = birthDate === undefined ? undefined : parseDateText(birthDate);
  if (!born) return true;
  const birthday = new Date(partsDays(born).last * dayMs);
  birthday.setUTCFullYear(birthday.getUTCFullYear() + 16);
  return birthday.getTime() <= day * dayMs;
}

/** First day of a life, since 1970-01-01: no day before it has an observation. Undefined for an unknown date. */
export function firstDayOf({ birthDate }: ScoredPerson): number | undefined {
  const born = birthDate === undefined ? undefined : parseDateText(birthDate);
  return born && partsDays(born).first;
}

/** SNOMED CT: pregnant; normal, high risk, twin, multiple and first pregnancy; third, second and first trimester. */
const pregnant = new Set(['77386006', '72892002', '47200007', '65147003', '16356006', '127364007', '255246003', '255247007', '255248002']);
/** LOINC: pregnancy status. */
const pregnancyStatus = '82810-3';

/** Days of pregnancy that the entries state: conditions, and a pregnancy status. No other person's (H30), and none removed or denied. */
export function pregnanciesIn(entries: Iterable<TimelineEntry>): readonly PregnantDays[] {
  return [...entries].flatMap((entry) => {
    const { assertion, cautions, withheld } = entry;
    const isOwn = assertion === 'affirmed' && !withheld && !cautions.some(({ type }) => type === 'may-change-meaning');
    return isOwn && saysPregnant(entry) ? spanOf(entry) : [];
  });
}

function saysPregnant({ code, body, verificationStatus }: TimelineEntry): boolean {
  const codings = code?.codings ?? [];
  if (codings.some((coding) => coding.code !== undefined && pregnant.has(coding.code))) return verificationStatus !== 'refuted';
  if (body.shape !== 'measurement' || !codings.some((coding) => coding.code === pregnancyStatus)) return false;
  const { value } = body.measurement;
  return value?.type === 'concept' && value.concept.codings.some((coding) => coding.code === '77386006');
}

function spanOf({ date }: TimelineEntry): readonly PregnantDays[] {
  const first = date && anchorOf(date);
  if (!first) return [];
  const from = partsDays(first).first;
  const ended = date.end === undefined ? undefined : parseDateText(date.end);
  return [{ from, to: Math.min(from + longestPregnancyDays, ended ? partsDays(ended).last : Infinity) }];
}
