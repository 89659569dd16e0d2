import { scaleLinear, scaleUtc } from '@visx/scale';
import { tickWords } from '#/components/entry/tick-words.ts';
import type { TrendPoint } from '#/lib/record/trends/trend-model.ts';

export const chartHeight = 160;
export const chartMargin = { top: 18, right: 12, bottom: 20, left: 40 } as const;

const day = 86_400_000;

export interface ChartScales {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  /** Evenly spaced values with both ends of the axis, so that an axis that does not start at 0 can be read as such. */
  readonly yTicks: readonly number[];
  readonly xTicks: readonly { readonly at: number; readonly words: string }[];
  readonly top: number;
  readonly bottom: number;
}

export function scalesOf(points: readonly TrendPoint[], width: number, locale: string): ChartScales {
  const times = points.map(({ at }) => at);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const room = first === last ? day : 0;
  const x = scaleUtc({ domain: [first - room, last + room], range: [chartMargin.left + 10, width - chartMargin.right] });
  const values = points.flatMap(({ value, range }) => [value, range?.low ?? value, range?.high ?? value]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = low === high ? Math.abs(low) * 0.1 || 1 : 0;
  const y = scaleLinear({ domain: [low - pad, high + pad], range: [chartHeight - chartMargin.bottom, chartMargin.top], nice: 4 });
  const span = last - first;
  return {
    x: (at) => x(at),
    y: (value) => y(value),
    yTicks: y.ticks(4),
    xTicks: x.ticks(Math.max(2, Math.floor(width / 110))).map((date) => ({ at: date.getTime(), words: tickWords(date, span, locale) })),
    top: chartMargin.top,
    bottom: chartHeight - chartMargin.bottom,
  };
}
