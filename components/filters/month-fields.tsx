'use client';
import { formatDateText } from '#/lib/record/dates/format-date.ts';
import type { Period } from '#/lib/record/model/view.ts';
import { type ChosenMonth, chosenMonth, isWholeMonth, type PeriodEnd, withEnd } from '#/lib/record/dates/period.ts';
import { filterWords } from './words.ts';

interface Props {
  readonly period: Period;
  /** Newest first. */
  readonly years: readonly number[];
  /** The server's clock, ISO 8601 instant. */
  readonly serverTime: string;
  readonly locale: string;
  readonly onChange: (period: Period) => void;
}

/** From and to by month, chosen and never typed: no order of day and month that could be misread (H15). */
export function MonthFields({ period, years, serverTime, locale, onChange }: Props) {
  return (
    <div className="mt-2 grid gap-1">
      {(['from', 'to'] as const).map((end) => (
        <MonthField
          key={end}
          end={end}
          day={period[end]}
          years={years}
          locale={locale}
          onChoose={(chosen) => onChange(withEnd(period, end, chosen, serverTime))}
        />
      ))}
    </div>
  );
}

interface FieldProps extends Pick<Props, 'years' | 'locale'> {
  readonly end: PeriodEnd;
  readonly day: string | undefined;
  readonly onChoose: (chosen: ChosenMonth) => void;
}

function MonthField({ end, day, years, locale, onChoose }: FieldProps) {
  const { year, month } = chosenMonth(day);
  const name = filterWords.ends[end];
  return (
    <div role="group" aria-label={name} className="grid grid-cols-[2.5rem_1fr_1fr] items-center gap-x-1 text-detail text-muted">
      <span aria-hidden>{name}</span>
      <select
        aria-label={filterWords.monthOf(name)}
        className="field"
        value={month ?? ''}
        onChange={({ target }) => onChoose(withoutMissing(year, target.value))}
      >
        <option value="">{filterWords.month}</option>
        {monthNames(locale).map((text, index) => (
          <option key={text} value={index + 1}>
            {text}
          </option>
        ))}
      </select>
      <select
        aria-label={filterWords.yearOf(name)}
        className="field"
        value={year ?? ''}
        onChange={({ target }) => onChoose(target.value === '' ? {} : withoutMissing(Number(target.value), String(month ?? '')))}
      >
        <option value="">{filterWords.openEnds[end]}</option>
        {(year === undefined || years.includes(year) ? years : [year, ...years]).map((choice) => (
          <option key={choice} value={choice}>
            {choice}
          </option>
        ))}
      </select>
      {/* A preset, or the last contact, begins within a month: then the day stands beside it. */}
      {day && !isWholeMonth(end, day) ? <span className="col-span-2 col-start-2 text-meta">{formatDateText(day, locale)}</span> : undefined}
    </div>
  );
}

function withoutMissing(year: number | undefined, month: string): ChosenMonth {
  return { ...(year === undefined ? {} : { year }), ...(month === '' ? {} : { month: Number(month) }) };
}

function monthNames(locale: string): readonly string[] {
  const format = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' });
  // September is "Sept" in en-GB; dates on the screen say "Sep".
  return Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2024, month, 15)).slice(0, 3));
}
