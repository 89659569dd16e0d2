'use client';
import { formatDateText } from '#/lib/record/dates/format-date.ts';
import type { Period } from '#/lib/record/model/view.ts';
import { presetIds, presetOf, presetPeriod } from '#/lib/record/dates/period.ts';
import { MonthFields } from './month-fields.tsx';
import { filterWords } from './words.ts';

interface Props {
  readonly period: Period;
  /** The server's clock, ISO 8601 instant. */
  readonly serverTime: string;
  /** Years with rows, newest first. */
  readonly years: readonly number[];
  readonly locale: string;
  /** The last contact with the reader's own organisation. */
  readonly lastContact?: { readonly organisation: string; readonly day: string };
  readonly onChange: (period: Period) => void;
}

/** Start of the list: presets, the last contact with one's own organisation, or from one month to another. */
export function PeriodFilter({ period, serverTime, years, locale, lastContact, onChange }: Props) {
  const current = presetOf(period, serverTime);
  const sinceContact = lastContact !== undefined && period.from === lastContact.day && !period.to;
  return (
    <section aria-labelledby="since-heading" className="px-3 desk:px-4 pb-3">
      <h2 id="since-heading" className="m-0 flex min-h-9 items-center text-detail font-semibold text-muted">
        {filterWords.since}
      </h2>
      <div className="grid grid-cols-3 gap-1">
        {presetIds.map((id, index) => (
          <button
            key={id}
            data-since={index === 0 ? true : undefined}
            type="button"
            aria-label={filterWords.presets[id].label}
            aria-pressed={current === id}
            onClick={() => onChange(presetPeriod(id, serverTime))}
            className="button px-1"
          >
            {filterWords.presets[id].name}
          </button>
        ))}
      </div>
      {lastContact ? (
        <button
          type="button"
          data-since-contact
          aria-pressed={sinceContact}
          onClick={() => onChange({ from: lastContact.day })}
          className="button mt-1 w-full justify-start"
        >
          <span>{filterWords.lastContact(lastContact.organisation, formatDateText(lastContact.day, locale))}</span>
        </button>
      ) : undefined}
      <MonthFields period={period} years={years} serverTime={serverTime} locale={locale} onChange={onChange} />
    </section>
  );
}
