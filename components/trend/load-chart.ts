/** What draws the chart comes in a chunk of its own: nobody waits for it before a result is open. */
export const loadChart = () => import('./sized-chart.tsx').then(({ SizedChart }) => ({ default: SizedChart }));
