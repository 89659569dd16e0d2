import { lateCode } from '#/components/ui/late-code.ts';

export const chartCode = lateCode(() => import('./sized-chart.tsx').then(({ SizedChart }) => SizedChart));
