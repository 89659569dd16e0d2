'use client';
import { categoryName } from '#/lib/record/words/category-words.ts';
import { KindIcon } from '#/components/entry/kind-icon.tsx';
import { LinkButton } from '#/components/ui/button.tsx';
import { formatCount } from '#/lib/record/words/phrase.ts';
import { type Category, categories } from '#/lib/record/model/category.ts';
import { filterWords } from './words.ts';

interface Props {
  readonly locale: string;
  /** Rows of each category in the sources shown. */
  readonly counts: ReadonlyMap<Category, number>;
  /** Chosen categories; empty means all. */
  readonly chosen: ReadonlySet<Category>;
  readonly onToggle: (category: Category) => void;
  readonly onAll: () => void;
}

/** Choice of categories to show; none chosen means all. */
export function CategoryFilter({ locale, counts, chosen, onToggle, onAll }: Props) {
  const present = categories.filter((category) => (counts.get(category) ?? 0) > 0 || chosen.has(category));
  if (present.length === 0) return undefined;
  return (
    <section aria-labelledby="categories-heading" className="pb-3">
      <div className="flex min-h-9 items-center px-3 desk:px-4">
        <h2 id="categories-heading" className="m-0 mr-auto text-detail font-semibold text-muted">
          {filterWords.categories}
        </h2>
        {chosen.size > 0 ? (
          <LinkButton className="text-detail" onPress={onAll}>
            {filterWords.allCategories}
          </LinkButton>
        ) : undefined}
      </div>
      <ul className="m-0 list-none p-0">
        {present.map((category) => (
          <li key={category}>
            <button
              type="button"
              aria-pressed={chosen.has(category)}
              onClick={() => onToggle(category)}
              className="grid min-h-(--control-height) w-full grid-cols-[20px_1fr_auto] items-center gap-x-2 border-0 bg-transparent px-3 desk:px-4 text-left text-row text-text hover:bg-sunken aria-pressed:bg-selected aria-pressed:font-semibold"
            >
              <KindIcon category={category} />
              {categoryName(category, locale)}
              <span className="figures text-detail font-normal text-muted">{formatCount(counts.get(category) ?? 0)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
