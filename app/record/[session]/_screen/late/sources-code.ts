import { lateCode } from '#/components/ui/late-code.ts';

export const matchCode = lateCode(() => import('./record-match.tsx').then(({ RecordMatch }) => RecordMatch));
export const filtersCode = lateCode(() => import('./record-filters.tsx').then(({ RecordFilters }) => RecordFilters));
export const matchesCode = lateCode(() =>
  Promise.all([import('#/components/search/search-matches.tsx'), import('#/components/search/jump-to-found.ts')]).then(
    ([{ SearchMatches }, { jumpToFound }]) => ({ SearchMatches, jumpToFound }),
  ),
);
