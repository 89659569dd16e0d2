'use client';
import { useWidth } from '#/components/ui/use-width.ts';
import { chartHeight } from './chart-scales.ts';
import { type ChartProps, TrendChart } from './trend-chart.tsx';

/** Chart as wide as its room; the height is kept before the width is known. */
export function SizedChart(props: ChartProps) {
  const [box, width] = useWidth();
  return (
    <div ref={box} className="w-full min-w-0 overflow-hidden p-0.5" style={{ minHeight: chartHeight + 4 }}>
      {width > 0 ? <TrendChart {...props} width={width - 4} /> : undefined}
    </div>
  );
}
