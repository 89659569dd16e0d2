'use client';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { type Category, categories } from '#/lib/record/model/category.ts';
import { type NewRows, rowsOf } from '#/lib/record/new-rows/count-new-rows.ts';
import { categoryName } from '#/lib/record/words/category-words.ts';
import { formatCount } from '#/lib/record/words/phrase.ts';
import { filterWords } from './words.ts';

interface Props {
  readonly counts: NewRows;
  /** Kinds shown; empty means all. */
  readonly chosen: ReadonlySet<Category>;
  readonly locale: string;
  readonly onToggle: (category: Category) => void;
}

/**
 * A chip a kind with the rows that it has, always in one order and all of them in sight; pressed ones are shown alone. On a phone, where
 * twenty kinds would fill the screen, those not pressed are folded behind their number.
 */
export function KindChips({ counts, chosen, locale, onToggle }: Props) {
  const present = categories.filter((category) => counts.has(category) || chosen.has(category));
  const [isUnfolded, setUnfolded] = useState(false);
  const Chevron = isUnfolded ? ChevronUp : ChevronDown;
  return (
    <ul aria-label={filterWords.kinds} className="kind-chips" data-folded={isUnfolded ? undefined : true}>
      <li className="kinds-fold">
        <button type="button" aria-expanded={isUnfolded} className="kind-chip" onClick={() => setUnfolded(!isUnfolded)}>
          {filterWords.kindsOf(present.length)} <Chevron size={16} aria-hidden />
        </button>
      </li>
      {present.map((category) => {
        const kind = counts.get(category);
        const rows = kind ? rowsOf(kind) : 0;
        const name = categoryName(category, locale);
        return (
          <li key={category}>
            <button
              type="button"
              aria-pressed={chosen.has(category)}
              aria-label={filterWords.kindCount(name, rows)}
              className="kind-chip"
              onClick={() => onToggle(category)}
            >
              {name} <span className="figures text-muted">{formatCount(rows)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
