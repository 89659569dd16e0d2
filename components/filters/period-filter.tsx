'use client';
import { formatDateText } from '#/lib/record/format-date.ts';
import type { Period } from '#/lib/record/view.ts';
import { parseField, periods, presetOf, presetPeriod } from './period.ts';

interface Props {
  readonly period: Period;
  readonly now: string;
  readonly locale: string;
  /** The last contact with the reader's own organisation. */
  readonly lastContact?: { readonly organisation: string; readonly day: string };
  readonly onChange: (period: Period) => void;
}

/** Since when: presets, the last contact with one's own organisation, or two dates. */
export function PeriodFilter({ period, now, locale, lastContact, onChange }: Props) {
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
        <button type="button" data-since-contact aria-pressed={sinceContact} onClick={() => onChange({ from: lastContact.day })} className="button mt-1 w-full justify-start">
          <span>
            Last contact with {lastContact.organisation}, {formatDateText(lastContact.day, locale)}
          </span>
        </button>
      ) : undefined}
      <DateFields period={period} locale={locale} onChange={onChange} />
    </section>
  );
}

function DateFields({ period, locale, onChange }: Pick<Props, 'period' | 'locale' | 'onChange'>) {
  const change = (end: 'from' | 'to', text: string) => {
    const { [end]: _replaced, ...rest } = period;
    const day = parseField(text);
    onChange(day ? { ...rest, [end]: day } : rest);
  };
  return (
    <div className="mt-2 grid gap-1">
      {(['from', 'to'] as const).map((end) => (
        <label key={end} className="grid grid-cols-[2.5rem_1fr] items-center gap-2 text-detail text-muted">
          {end === 'from' ? 'From' : 'To'}
          <input type="date" value={period[end] ?? ''} onChange={(event) => change(end, event.target.value)} />
          {/* A browser writes its own order of day and month: ours is unambiguous (H15). */}
          {period[end] ? <span className="col-start-2 text-meta">{formatDateText(period[end], locale)}</span> : undefined}
        </label>
      ))}
    </div>
  );
}
