import { type Category, categories } from '#/lib/record/model/category.ts';
import type { Period, SincePreset, View } from '#/lib/record/model/view.ts';

/** Page of a record. */
export type RecordPage = 'summary' | 'timeline' | 'print' | Category;

/** Act of the reader on the page, for the audit: choices from lists, days and ids, never text that they typed or read. */
export type ReaderAct =
  | {
      readonly act: 'printed';
      readonly scope: 'summary' | 'rows';
      readonly category?: Category | undefined;
      readonly limit?: number | undefined;
    }
  /** `entries`: ids of what was copied; none where text was selected. */
  | { readonly act: 'copied'; readonly entries: readonly string[] }
  | { readonly act: 'page'; readonly page: RecordPage }
  | { readonly act: 'hid' | 'showed'; readonly source: string }
  | FilterAct
  /** The page is gone, or covered so that the browser may end it. */
  | { readonly act: 'left' };

/** Filters as they are now; without any, everything is shown. */
export interface FilterAct extends Period {
  readonly act: 'filtered';
  readonly categories: readonly Category[];
  readonly since?: SincePreset | undefined;
  readonly othersOnly: boolean;
}

/** Filter that hides nothing, as a record opens. */
export const wholeFilter: FilterAct = { act: 'filtered', categories: [], othersOnly: false };

/** The filters of a view. */
export function filterOf({ categories: chosen, period, since, othersOnly }: View): FilterAct {
  return {
    act: 'filtered',
    categories: [...(chosen ?? [])],
    ...(period?.from !== undefined && { from: period.from }),
    ...(period?.to !== undefined && { to: period.to }),
    ...(since && { since: since.preset, from: since.day }),
    othersOnly,
  };
}

/** The page of a record's path: its segment after the session, null for the first page. */
export function pageOf(segment: string | null): RecordPage {
  if (segment === null) return 'summary';
  if (segment === 'timeline' || segment === 'print') return segment;
  return categories.find((name): name is Category => name === segment) ?? 'summary';
}
