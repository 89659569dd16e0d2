import { lateCode } from '#/components/ui/late-code.ts';

export const matchCode = lateCode(() => import('./record-match.tsx').then(({ RecordMatch }) => RecordMatch));
export const filtersCode = lateCode(() => import('./record-filters.tsx').then(({ RecordFilters }) => RecordFilters));
