import type { Category } from '#/lib/record/model/category.ts';

/** Words for a category that its heading does not have. */
export const otherHeadings: Readonly<Partial<Record<Category, string>>> = {
  documents: 'letters',
  immunizations: 'vaccines, immunisations, immunizations, jabs',
};
