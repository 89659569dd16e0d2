'use client';
import { useState } from 'react';
import { categoryName } from '#/lib/record/words/category-words.ts';
import { shortDate } from '#/lib/record/dates/short-date.ts';
import { type Category, categories } from '#/lib/record/model/category.ts';
import type { NewRows } from '#/lib/record/new-rows/count-new-rows.ts';
import type { Since } from '#/lib/record/model/view.ts';
import { formatCount } from '#/lib/record/words/phrase.ts';
import { filterWords } from './words.ts';

interface Props {
  /** Day from which the rows are counted; undefined: none known. */
  readonly since: Since | undefined;
  readonly counts: NewRows;
  readonly locale: string;
  /** The year that dates may leave out: "2026". */
  readonly thisYear: string;
  readonly onOpen: (category: Category) => void;
  readonly onAnotherDay: () => void;
}

/** Rows that are new since a day of the record, or may be, a count a kind; each opens the timeline so set. A kind that comes later stands below those that are there, so that none moves. */
export function SinceList({ since, counts, locale, thisYear, onOpen, onAnotherDay }: Props) {
  const rowsOfKind = (category: Category) => {
    const { isNew = 0, mayBeNew = 0 } = counts.get(category) ?? {};
    return isNew + mayBeNew;
  };
  const kinds = useOrderOfArrival(categories.filter((category) => rowsOfKind(category) > 0));
  return (
    <section aria-labelledby="since-list-heading" className="pb-2">
      <div className="panel-head">
        <h2 id="since-list-heading" className="m-0">
          {since === undefined
            ? filterWords.since
            : filterWords.sinceOf(
                since.preset,
                shortDate({ start: since.day, precision: 'day', kind: 'period' }, { locale, thisYear, most: 'day' }),
              )}
        </h2>
      </div>
      <ul className="m-0 list-none p-0">
        <li>
          <button type="button" data-keys className="since-row" onClick={onAnotherDay}>
            {since === undefined ? filterWords.aDay : filterWords.anotherDay}
          </button>
        </li>
        {since === undefined
          ? undefined
          : kinds.map((category) => (
              <li key={category}>
                <button type="button" className="since-row" onClick={() => onOpen(category)}>
                  <span>{categoryName(category, locale)}</span>
                  <span className="figures font-semibold text-accent">{formatCount(rowsOfKind(category))}</span>
                </button>
              </li>
            ))}
      </ul>
    </section>
  );
}

/** Those of one batch in their own order; what comes later after them, until the reader turns the page. */
function useOrderOfArrival(kinds: readonly Category[]): readonly Category[] {
  const [arrived, setArrived] = useState<readonly Category[]>([]);
  const added = kinds.filter((category) => !arrived.includes(category));
  if (added.length > 0) setArrived([...arrived, ...added]);
  return [...arrived, ...added].filter((category) => kinds.includes(category));
}
