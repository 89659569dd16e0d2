import { dateInterval } from '#/lib/record/dates/date-interval.ts';
import { formatDateText } from '#/lib/record/dates/format-date.ts';
import type { ClinicalDate } from '#/lib/record/model/clinical-date.ts';
import type { TimelineEntry } from '#/lib/record/model/timeline-entry.ts';
import type { MedicineLine } from '#/lib/record/medicines/medicine-line.ts';
import { medicineSections, type MedicineRow } from '#/lib/record/medicines/medicine-table.ts';
import { dayWithYear } from '#/lib/record/medicines/line-words.ts';
import { laneWords } from './words.ts';

/** A mark of a lane, in parts of its whole width. issue: a moment · course: from its beginning to its end. */
export interface LaneMark {
  readonly type: 'issue' | 'course';
  readonly from: number;
  readonly width: number;
  /** `PublicSource.id` */
  readonly source: string;
}

/** Lane of one ingredient over the time shown. */
export interface MedicineLane {
  readonly key: string;
  readonly name: string;
  /** "5 mg, then 10 mg", or "ended". */
  readonly detail: string;
  readonly isCurrent: boolean;
  readonly marks: readonly LaneMark[];
  /** All that the lane draws, in words. */
  readonly words: string;
}

export interface LaneTicks {
  readonly at: number;
  readonly words: string;
}

export interface MedicineLanes {
  /** Those that differ or began in the time shown first. */
  readonly lanes: readonly MedicineLane[];
  readonly stays: readonly { readonly from: number; readonly width: number; readonly words: string }[];
  readonly ticks: readonly LaneTicks[];
}

/** Ends of the time shown, milliseconds since 1970. */
interface Span {
  readonly from: number;
  readonly to: number;
}

const years = 2;

/** `entries`: of the sources shown, for their stays; `atMs`: the page's clock. */
export function medicineLanes(
  lines: readonly MedicineLine[],
  entries: Iterable<TimelineEntry>,
  { atMs, locale }: { readonly atMs: number; readonly locale: string },
): MedicineLanes {
  const start = new Date(atMs);
  start.setUTCFullYear(start.getUTCFullYear() - years);
  const span: Span = { from: start.getTime(), to: atMs };
  const rows = (['current', 'ended', 'unclear'] as const).flatMap((place) =>
    medicineSections({ lines }, place).flatMap((section) => section.rows),
  );
  // The row of the current lines comes first of its ingredient, and stands for all of it.
  const byIngredient = [...Map.groupBy(rows, ({ key }) => key).values()].flatMap(([row]) => row ?? []);
  const lanes = byIngredient.map((row) => laneOf(row, lines, span, locale)).filter(({ marks }) => marks.length > 0);
  return {
    lanes: lanes.toSorted((left, right) => left.rank - right.rank || (left.name < right.name ? -1 : 1)),
    stays: staysIn(entries, span, locale),
    ticks: ticksIn(span, locale),
  };
}

function laneOf(row: MedicineRow, all: readonly MedicineLine[], span: Span, locale: string): MedicineLane & { readonly rank: number } {
  const lines = all.filter(
    ({ ingredient, place, reason }) =>
      ingredient === row.key && place !== 'do-not-give' && (place !== 'unclear' || reason === 'without-order'),
  );
  const marked = lines.map((line) => ({ line, marks: marksOf(line, span) })).filter(({ marks }) => marks.length > 0);
  const isCurrent = lines.some(({ place }) => place === 'current');
  const differs = row.comparison?.type === 'differs';
  const beganWithin = marked.some(
    ({ line, marks }) => line.place === 'current' && marks.some(({ type, from }) => type === 'course' && from > 0),
  );
  return {
    key: row.key,
    name: row.name,
    detail: isCurrent ? dosesOf(lines) : laneWords.ended,
    isCurrent,
    marks: marked.flatMap(({ marks }) => marks),
    words: marked.map(({ line }) => wordsOf(line, span, locale)).join('; '),
    rank: differs ? 0 : beganWithin ? 1 : isCurrent ? 2 : 3,
  };
}

/** Doses of the current lines, oldest first: "5 mg, then 10 mg". */
function dosesOf(lines: readonly MedicineLine[]): string {
  const current = lines.filter(({ place }) => place === 'current').toSorted((left, right) => startMs(left) - startMs(right));
  const doses = current.flatMap(({ member }) => member.entry.compare['Dose'] ?? []);
  return [...new Set(doses)].join(laneWords.next);
}

const startMs = ({ member }: MedicineLine): number => (member.entry.date && dateInterval(member.entry.date)?.from) ?? 0;

/** A prescription with issues is drawn by them; one without by its course, as far as its dates go. */
function marksOf(line: MedicineLine, span: Span): readonly LaneMark[] {
  const supplied = [...line.supplies.issues, ...line.supplies.doses];
  if (supplied.length > 0) return supplied.flatMap(({ date }) => issueMark(date, line.source, span));
  return courseMark(line, span);
}

function issueMark(date: ClinicalDate | undefined, source: string, span: Span): readonly LaneMark[] {
  const from = date && dateInterval(date)?.from;
  return from === undefined || from < span.from || from > span.to ? [] : [{ type: 'issue', from: partOf(from, span), width: 0, source }];
}

function courseMark({ member, source, place }: MedicineLine, span: Span): readonly LaneMark[] {
  const { date, otherDates } = member.entry;
  const from = date && dateInterval(date)?.from;
  if (date === undefined || from === undefined) return [];
  const ends = [date, ...otherDates].flatMap((candidate) => (candidate?.end === undefined ? [] : (dateInterval(candidate)?.to ?? [])));
  // Ended without a date of its end: only its beginning is known.
  const end = ends.length > 0 ? Math.max(...ends) : place === 'current' ? span.to : from;
  if (end < span.from || from > span.to) return [];
  const [begin, until] = [Math.max(from, span.from), Math.min(end, span.to)];
  return [{ type: 'course', from: partOf(begin, span), width: (until - begin) / (span.to - span.from), source }];
}

const partOf = (at: number, { from, to }: Span): number => (at - from) / (to - from);

/** "24 issues, 03-Dec-2024 to 01-Oct-2026", "from 18-Nov-2026" */
function wordsOf(line: MedicineLine, span: Span, locale: string): string {
  const supplied = [...line.supplies.issues, ...line.supplies.doses].filter(({ date }) => issueMark(date, line.source, span).length > 0);
  const [newest, oldest] = [supplied[0]?.date, supplied.at(-1)?.date];
  if (newest && oldest) return laneWords.issues(supplied.length, dayWithYear(oldest, locale), dayWithYear(newest, locale));
  const { date, otherDates } = line.member.entry;
  const end = [date, ...otherDates].find((candidate) => candidate?.end !== undefined);
  return laneWords.course(
    dayWithYear(date, locale),
    end?.end === undefined ? undefined : dayWithYear({ start: end.end, precision: 'day', kind: 'ended' }, locale),
  );
}

function staysIn(entries: Iterable<TimelineEntry>, span: Span, locale: string): MedicineLanes['stays'] {
  return [...entries].flatMap((entry) => {
    const interval = entry.isAdmission && entry.assertion === 'affirmed' && entry.date ? dateInterval(entry.date) : undefined;
    if (interval === undefined || interval.to < span.from || interval.from > span.to) return [];
    const [from, to] = [Math.max(interval.from, span.from), Math.min(interval.to, span.to)];
    return [
      { from: partOf(from, span), width: (to - from) / (span.to - span.from), words: `${entry.title}, ${dayWithYear(entry.date, locale)}` },
    ];
  });
}

/** The half years within the span. */
function ticksIn(span: Span, locale: string): readonly LaneTicks[] {
  const first = new Date(span.from).getUTCFullYear();
  return Array.from({ length: (years + 1) * 2 }, (_, half) => ({ year: first + Math.floor(half / 2), month: half % 2 === 0 ? 1 : 7 }))
    .map(({ year, month }) => ({
      at: partOf(Date.UTC(year, month - 1, 1), span),
      words: formatDateText(`${year}-${String(month).padStart(2, '0')}`, locale),
    }))
    .filter(({ at }) => at > 0 && at < 0.95);
}
