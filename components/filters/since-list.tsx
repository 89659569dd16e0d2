'use client';
import { categoryName } from '#/lib/record/words/category-words.ts';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import { type Category, categories } from '#/lib/record/model/category.ts';
import { formatCount } from '#/lib/record/words/phrase.ts';
import { filterWords } from './words.ts';

interface Props {
  /** Day from which the entries are counted, `yyyy-mm-dd`; undefined: none known. */
  readonly day: string | undefined;
  /** Rows of each category from that day. */
  readonly counts: ReadonlyMap<Category, number>;
  readonly locale: string;
  /** The year that dates may leave out: "2026". */
  readonly thisYear: string;
  readonly onOpen: (category: Category) => void;
  readonly onAnotherDay: () => void;
}

/** New rows since the last discharge, a count a kind, most first; each opens the timeline so set. */
export function SinceList({ day, counts, locale, thisYear, onOpen, onAnotherDay }: Props) {
  const kinds = categories
    .filter((category) => (counts.get(category) ?? 0) > 0)
    .toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return (
    <section aria-labelledby="since-list-heading" className="pb-2">
      <div className="panel-head">
        <h2 id="since-list-heading" className="m-0">
          {day === undefined
            ? filterWords.since
            : filterWords.sinceDischarge(shortDate({ start: day, precision: 'day', kind: 'period' }, { locale, thisYear, most: 'day' }))}
        </h2>
      </div>
      <ul className="m-0 list-none p-0">
        {day === undefined
          ? undefined
          : kinds.map((category) => (
              <li key={category}>
                <button type="button" className="since-row" onClick={() => onOpen(category)}>
                  <span>{categoryName(category, locale)}</span>
                  <span className="figures font-semibold text-accent">{formatCount(counts.get(category) ?? 0)}</span>
                </button>
              </li>
            ))}
        <li>
          <button type="button" data-since data-keys className="since-row" onClick={onAnotherDay}>
            {day === undefined ? filterWords.aDay : filterWords.anotherDay}
          </button>
        </li>
      </ul>
    </section>
  );
}
