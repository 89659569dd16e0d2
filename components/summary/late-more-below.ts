import { lateCode } from '#/components/ui/late-code.ts';

/** A help for the eye alone: it comes when it comes, and nothing waits for it. */
export const moreBelowCode = lateCode(() => import('./more-below.tsx').then(({ MoreBelow }) => MoreBelow));
