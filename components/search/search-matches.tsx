'use client';
import type { Category } from '#/lib/record/model/category.ts';
import { categoryName } from '#/lib/record/words/category-words.ts';
import { formatCount } from '#/lib/record/words/phrase.ts';
import { searchWords } from './words.ts';

interface Props {
  readonly matches: number;
  /** Facts of the patient that no row says. */
  readonly facts: number;
  /** Categories in which something was found, as they stand in the results. */
  readonly categories: readonly { readonly category: Category; readonly rows: number }[];
  readonly locale: string;
  /** Leads to a category's rows; undefined: to the first of all. */
  readonly onJump: (category: Category | 'patient' | undefined) => void;
}

/** Matches by category, each with its number; a press leads there (visual-next §2). */
export function SearchMatches({ matches, facts, categories, locale, onJump }: Props) {
  return (
    <section aria-labelledby="search-matches" className="pb-2">
      <div className="panel-head">
        <h2 id="search-matches" className="m-0">
          {searchWords.matchesHeading}
        </h2>
      </div>
      <ul className="m-0 list-none p-0">
        <Match name={searchWords.all} count={matches} onJump={() => onJump(undefined)} />
        {facts > 0 ? <Match name={searchWords.aboutPatient} count={facts} onJump={() => onJump('patient')} /> : undefined}
        {categories.map(({ category, rows: count }) => (
          <Match key={category} name={categoryName(category, locale)} count={count} onJump={() => onJump(category)} />
        ))}
      </ul>
    </section>
  );
}

interface MatchProps {
  readonly name: string;
  readonly count: number;
  readonly onJump: () => void;
}

function Match({ name, count, onJump }: MatchProps) {
  return (
    <li>
      <button type="button" className="since-row" disabled={count === 0} onClick={onJump}>
        <span>{name}</span>
        <span className="figures font-semibold text-accent">{formatCount(count)}</span>
      </button>
    </li>
  );
}
