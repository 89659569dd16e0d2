import { dateInterval } from '#/lib/record/dates/date-interval.ts';
import { isoDay, localDay } from '#/lib/record/dates/local-days.ts';
import { dayNumberOfText } from '#/lib/record/dates/sort-position.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { SourceTimeline } from '#/lib/record/stream/source-timeline.ts';
import { isWithoutPatient } from './without-patient.ts';

/** A day of the record from which a reader may ask what is new. */
export interface RecordDay {
  /** `yyyy-mm-dd`, on the locale's clock. */
  readonly day: string;
  /** The encounter that gives the day. */
  readonly encounter: TimelineEntry;
  readonly source: PublicSource;
}

/** The days that the record itself offers; one that is not known is not offered. */
export interface RecordDays {
  readonly lastContact?: RecordDay;
  readonly admission?: RecordDay;
  readonly discharge?: RecordDay;
}

interface Clock {
  /** `yyyy-mm-dd` */
  readonly today: string;
  readonly locale: string;
}

/** FHIR R4 and R5 encounter-status of an encounter that is over, and C-CDA's. */
const overStatuses: ReadonlySet<string> = new Set(['finished', 'discharged', 'completed']);
const runningStatuses: ReadonlySet<string> = new Set(['in-progress', 'arrived', 'triaged', 'onleave', 'on-hold']);
/** An outpatient contact that nobody closed is not in progress for longer than this. */
const longestContactDays = 2;

/**
 * The newest last contact, admission and discharge, whatever is ticked. Last contact: the newest finished encounter at the reader's own
 * organisation before any in progress, which is the launch's own if it has one. Admission and discharge: of inpatient encounters at any
 * source; a ward's part of a longer stay is neither.
 */
export function recordDays(sources: ReadonlyMap<string, SourceTimeline>, clock: Clock): RecordDays {
  const encounters = [...sources.values()].flatMap(({ source, batches }) =>
    batches.flatMap((batch) => batch.filter(isEncounter).map((encounter) => ({ encounter, source }))),
  );
  const own = encounters.filter(({ source }) => source.own);
  const running = own.filter(({ encounter }) => isRunning(encounter, clock));
  const candidates = {
    lastContact: newestOf(
      own.filter(({ encounter }) => isContact(encounter) && running.every((held) => isEndedBefore(encounter, held.encounter))),
      ({ date }) => date?.end ?? date?.start,
      clock,
    ),
    admission: newestOf(
      encounters.filter(({ encounter }) => isAdmission(encounter) && encounter.status !== 'planned'),
      ({ date }) => date?.start,
      clock,
    ),
    discharge: newestOf(
      encounters.filter(({ encounter }) => isAdmission(encounter) && isOver(encounter) && encounter.date?.open !== true),
      ({ date }) => date?.end,
      clock,
    ),
  };
  return Object.fromEntries(Object.entries(candidates).filter(([, recordDay]) => recordDay !== undefined));
}

type Held = Pick<RecordDay, 'encounter' | 'source'>;

/** The newest with a full day, today or earlier; of two on one day the first by id, so that the order of arrival never shows. */
function newestOf(held: readonly Held[], textOf: (encounter: TimelineEntry) => string | undefined, clock: Clock): RecordDay | undefined {
  const days = held.flatMap((item): readonly RecordDay[] => {
    const day = localDay(textOf(item.encounter), clock.locale);
    return day === undefined || day > clock.today ? [] : [{ ...item, day }];
  });
  return days.toSorted((left, right) => compare(right.day, left.day) || compare(left.encounter.id, right.encounter.id))[0];
}

const compare = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);

function isEncounter({ kind, assertion }: TimelineEntry): boolean {
  return kind === 'encounter' && assertion === 'affirmed';
}

function isOver({ status }: TimelineEntry): boolean {
  return overStatuses.has(status ?? '');
}

function isContact(encounter: TimelineEntry): boolean {
  return isOver(encounter) && !isWithoutPatient(encounter);
}

function isAdmission(encounter: TimelineEntry): boolean {
  return encounter.isAdmission === true && encounter.partOf === undefined;
}

function isRunning({ status, isStay, date }: TimelineEntry, { today, locale }: Clock): boolean {
  const began = localDay(date?.start, locale);
  const earliest = isoDay((dayNumberOfText(today) ?? 0) - longestContactDays);
  return runningStatuses.has(status ?? '') && (isStay === true || began === undefined || began >= earliest);
}

/** True unless the encounter can have ended after the other began, or is a part of it. */
function isEndedBefore({ date, partOf }: TimelineEntry, running: TimelineEntry): boolean {
  if (partOf === running.id) return false;
  const [span, later] = [date && dateInterval(date), running.date && dateInterval(running.date)];
  return span === undefined || later === undefined || span.to <= later.from;
}
