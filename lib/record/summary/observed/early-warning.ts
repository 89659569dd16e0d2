import { anchorOf, partsDays } from '#/lib/record/dates/date-interval.ts';
import { localDate } from '#/lib/record/dates/local-date.ts';
import type { Group } from '#/lib/record/merge/group.ts';
import type { PreparedGroup } from '#/lib/record/merge/make-group.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import { measurementsOf, memberIds } from '#/lib/record/model/entry-parts.ts';
import type { EntryId, Measurement, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import { firstDayOf, isNews2For, type ScoredPerson } from './news2-use.ts';
import { isPoints, scoreSortOf, type ScoreSort } from './observation-codes.ts';
import { scorePartName } from './score-part-name.ts';

/** Early warning scores as received, never worked out here: the newest, and the highest of each of the last days. */
export interface EarlyWarning {
  /** "NEWS2"; the source's own words for another score, and for a NEWS2 of someone for whom it is not. */
  readonly name: string;
  /** The limits of NEWS2 apply: it is one, and may be used of this patient on that day. */
  readonly isGraded: boolean;
  /** A NEWS2 was sent for someone for whom it is not: a child, or someone pregnant. */
  readonly isMisapplied: boolean;
  readonly newest: ScoreReading;
  /** The day's highest so far, where it is higher than the newest. */
  readonly highestToday?: ScoreReading;
  /** The last eleven days from birth on, today last; empty where none has a score. */
  readonly days: readonly ScoreDay[];
}

export interface ScoreReading {
  readonly group: Group;
  /** The text or number as sent. */
  readonly value: string;
  readonly points: number | undefined;
  /** On the locale's clock. */
  readonly date: ClinicalDate;
  readonly isToday: boolean;
  /** Names of the parts that scored 3. */
  readonly threes: readonly string[];
}

export interface ScoreDay {
  /** FHIR date of the day. */
  readonly date: ClinicalDate;
  /** `none`: no score of that day; `unknown`: one may be missing, or was sent as no number. */
  readonly highest: number | 'none' | 'unknown';
}

export interface ScoreContext extends ScoredPerson {
  readonly locale: string;
  /** Today on the locale's clock, in days since 1970-01-01. */
  readonly today: number;
  /** Every source of observations ended well, and none is out of sight: a day without a score had none (H05, H21). */
  readonly isWhole: boolean;
}

const shownDays = 11;
const dayMs = 86_400_000;

/** Scores of the sort that was measured last; undefined where none was received. `groups`: newest first. */
export function earlyWarningOf(groups: readonly PreparedGroup[], context: ScoreContext): EarlyWarning | undefined {
  const scored = groups.flatMap(({ group }) => {
    const sort = isOwn(group.lead) ? sortOfEntry(group.lead) : undefined;
    const reading = sort && scoreReadingOf(group, context);
    return reading && reading.day <= context.today ? [{ sort, ...reading }] : [];
  });
  const [newest] = scored.toSorted((left, right) => right.at - left.at);
  if (newest === undefined) return undefined;
  const ofSort = scored.filter(({ sort }) => sort.key === newest.sort.key);
  const days = daysOf(ofSort, context);
  const highest = highestOf(ofSort.filter(({ day }) => day === context.today));
  return {
    ...usedScore(newest.sort, newest.reading.group.lead, isNews2For(context, newest.day)),
    newest: withThrees(newest.reading, groups),
    ...(highest && isAbove(highest, newest) && { highestToday: withThrees(highest.reading, groups) }),
    days: days.some(({ highest: points }) => typeof points === 'number' || points === 'unread') ? days.map(withoutUnread) : [],
  };
}

/** The patient's own and not cancelled, removed, withheld, or about a fetus (H30). */
export function isOwn({ assertion, withheld, cautions }: TimelineEntry): boolean {
  return assertion === 'affirmed' && !withheld && !cautions.some(({ type }) => type === 'may-change-meaning');
}

/** A reading with what it is compared by. */
export interface Scored {
  readonly sort: ScoreSort;
  readonly reading: ScoreReading;
  /** Highest points among the copies of one reading that differ. */
  readonly highest: number | undefined;
  readonly day: number;
  readonly at: number;
}

/** Sort of the score that an entry is; undefined for any other. */
export function sortOfEntry({ body, code }: TimelineEntry): ScoreSort | undefined {
  return body.shape === 'measurement' ? scoreSortOf(code ?? body.measurement.code) : undefined;
}

/** Name of a score, and whether the limits of NEWS2 are for it. Where NEWS2 is not for the person, it has the words that were sent. */
export function usedScore(sort: ScoreSort, { code, title }: TimelineEntry, isForPerson: boolean) {
  const isGraded = sort.isNews2 && isForPerson;
  const isMisapplied = sort.isNews2 && !isGraded;
  return { name: isMisapplied ? (code?.text ?? title) : sort.name, isGraded, isMisapplied };
}

/** The score of a group with its day and points; undefined without a value, or without a day. */
export function scoreReadingOf(group: Group, { locale, today }: ScoreContext): Omit<Scored, 'sort'> | undefined {
  const { lead } = group;
  const value = lead.body.shape === 'measurement' ? lead.body.measurement.value : undefined;
  const date = lead.date && localDate(lead.date, locale);
  const parts = date && anchorOf(date);
  if (value === undefined || date === undefined || parts?.day === undefined) return undefined;
  const day = partsDays(parts).first;
  const points = currentMembers(group).flatMap(({ body }) => (body.shape === 'measurement' ? (pointsOf(body.measurement) ?? []) : []));
  return {
    reading: {
      group,
      value: scoreText(value),
      points: lead.body.shape === 'measurement' ? pointsOf(lead.body.measurement) : undefined,
      date,
      isToday: day === today,
      threes: [],
    },
    highest: points.length === 0 ? undefined : Math.max(...points),
    day,
    at: day * dayMs + (((parts.hour ?? 0) * 60 + (parts.minute ?? 0)) * 60 + (parts.second ?? 0)) * 1000,
  };
}

function currentMembers({ members, replaced = [] }: Group): readonly TimelineEntry[] {
  return members.filter(({ id, assertion }) => assertion !== 'removed' && !replaced.some((version) => version.id === id));
}

/** A score as sent, comparator included. */
export function scoreText(value: NonNullable<Measurement['value']>): string {
  if (value.type === 'quantity') return `${value.quantity.comparator ?? ''}${value.quantity.value}`;
  if (value.type === 'text') return value.text;
  return value.type === 'concept' ? value.concept.text : '';
}

/** Whole points from 0 to 99, also of a source that sends them as text; anything else is shown as sent and compared with nothing. */
export function pointsOf({ value }: Measurement): number | undefined {
  const text = value === undefined ? '' : scoreText(value).trim();
  return /^\d{1,2}(?:\.0*)?$/.test(text) ? Number(text) : undefined;
}

function withThrees(reading: ScoreReading, groups: readonly PreparedGroup[]): ScoreReading {
  return { ...reading, threes: threesOf(reading.group.lead, groups) };
}

/** Parts of the score with 3 points: components, and results that it names, whose values are points. */
function threesOf(lead: TimelineEntry, groups: readonly PreparedGroup[]): readonly string[] {
  const members = new Set<EntryId>(memberIds(lead));
  const components = lead.body.shape === 'measurement' ? lead.body.components : [];
  const named =
    members.size === 0
      ? []
      : groups.filter(({ group }) => members.has(group.lead.id)).flatMap(({ group }) => measurementsOf(group.lead.body));
  return [...components, ...named]
    .filter((measured) => isPoints(measured) && pointsOf(measured) === 3)
    .map(({ code }) => scorePartName(code.text));
}

function highestOf(scored: readonly Scored[]): Scored | undefined {
  return scored.reduce<Scored | undefined>(
    (highest, next) => ((next.highest ?? -1) > (highest?.highest ?? -1) ? next : highest),
    undefined,
  );
}

const isAbove = (left: Scored, right: Scored): boolean => (left.highest ?? -1) > (right.highest ?? -1);

function daysOf(scored: readonly Scored[], { today, isWhole, ...person }: ScoreContext) {
  const firstDay = firstDayOf(person) ?? -Infinity;
  const days = Array.from({ length: shownDays }, (_, index) => today - shownDays + 1 + index).filter((day) => day >= firstDay);
  return days.map((day) => {
    const ofDay = scored.filter((score) => score.day === day);
    const date: ClinicalDate = { start: new Date(day * dayMs).toISOString().slice(0, 10), precision: 'day', kind: 'effective' };
    const highest = highestOf(ofDay)?.highest;
    if (highest !== undefined) return { date, highest };
    return { date, highest: ofDay.length > 0 ? ('unread' as const) : isWhole ? ('none' as const) : ('unknown' as const) };
  });
}

function withoutUnread({ date, highest }: ReturnType<typeof daysOf>[number]): ScoreDay {
  return { date, highest: highest === 'unread' ? 'unknown' : highest };
}
