import { type Category, categories } from '#/lib/record/model/category.ts';
import { categoryName } from '#/lib/record/words/category-words.ts';
import { fold } from './fold.ts';
import type { SearchedText } from './needle.ts';
import { otherHeadings } from './words.ts';

/** Headings of the record's categories, to be found beside a word of their entries: "egg allergy", "lung mass letter". */
export const headingTexts = (locale: string): ReadonlyMap<Category, SearchedText> =>
  new Map(
    categories.map((category) => {
      const written = [categoryName(category, locale), otherHeadings[category] ?? ''].join(', ');
      return [category, { written, folded: fold(written) }];
    }),
  );
