'use client';
import { useLayoutEffect, useRef, useState } from 'react';
import { chartHeight } from './chart-scales.ts';
import { type ChartProps, TrendChart } from './trend-chart.tsx';

/** Chart as wide as its room; the height is kept before the width is known. */
export function SizedChart(props: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const measure = () => setWidth(Math.floor(element.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return (
    <div ref={box} className="w-full min-w-0 overflow-hidden p-0.5" style={{ minHeight: chartHeight + 4 }}>
      {width > 0 ? <TrendChart {...props} width={width - 4} /> : undefined}
    </div>
  );
}
