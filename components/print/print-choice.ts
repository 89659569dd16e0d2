import type { Category } from '#/lib/record/model/category.ts';

/** The reader's choice of what to put on paper. */
export type PrintChoice =
  | { readonly scope: 'summary' }
  /** Rows of a category's page, or of the whole record; the newest up to a limit. */
  | { readonly scope: 'rows'; readonly category?: Category; readonly limit?: number };
