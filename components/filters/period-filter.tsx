'use client';
import { formatDateText } from '#/lib/record/dates/format-date.ts';
import type { Period } from '#/lib/record/model/view.ts';
import { MonthFields } from './month-fields.tsx';
import { periods, presetOf, presetPeriod } from './period.ts';

interface Props {
  readonly period: Period;
  readonly now: string;
  /** Those that have rows, newest first. */
  readonly years: readonly number[];
  readonly locale: string;
  /** The last contact with the reader's own organisation. */
  readonly lastContact?: { readonly organisation: string; readonly day: string };
  readonly onChange: (period: Period) => void;
}

/** Since when: presets, the last contact with one's own organisation, or from one month to another. */
export function PeriodFilter({ period, now, years, locale, lastContact, onChange }: Props) {
  const current = presetOf(period, now);
  const sinceContact = lastContact !== undefined && period.from === lastContact.day && !period.to;
  return (
    <section aria-labelledby="since-heading" className="px-3 desk:px-4 pb-3">
      <h2 id="since-heading" className="m-0 flex min-h-9 items-center text-detail font-semibold text-muted">
        Since
      </h2>
      <div className="grid grid-cols-3 gap-1">
        {periods.map(({ id, name, spoken }, index) => (
          <button
            key={id}
            data-since={index === 0 ? true : undefined}
            type="button"
            aria-label={spoken}
            aria-pressed={current === id}
            onClick={() => onChange(presetPeriod(id, now))}
            className="button px-1"
          >
            {name}
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
          <span>
            Last contact with {lastContact.organisation}, {formatDateText(lastContact.day, locale)}
          </span>
        </button>
      ) : undefined}
      <MonthFields period={period} years={years} now={now} locale={locale} onChange={onChange} />
    </section>
  );
}
