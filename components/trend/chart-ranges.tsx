import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { TrendPoint } from '#/lib/record/trends/trend-model.ts';
import { rangeRuns, type RangeRun } from '#/lib/record/trends/trend-ranges.ts';
import type { ChartScales } from './chart-scales.ts';
import { sourceMark } from '#/components/source-badge/source-badge.tsx';

interface Props {
  readonly points: readonly TrendPoint[];
  readonly scales: ChartScales;
  readonly sources: ReadonlyMap<string, PublicSource>;
}

/** Pixels that a range extends beyond its first and last point, if there is room. */
const reach = 6;

/** Reference ranges behind each stretch of a source's points, light, with lines at their limits (H18). */
export function ChartRanges({ points, scales, sources }: Props) {
  return (
    <g aria-hidden>
      {rangeRuns(points).map((run) => {
        const { left, right } = endsOf(run, scales);
        const high = run.high === undefined ? scales.top : scales.y(run.high);
        const low = run.low === undefined ? scales.bottom : scales.y(run.low);
        const limits = [...(run.high === undefined ? [] : [high]), ...(run.low === undefined ? [] : [low])];
        return (
          <g
            key={`${run.source} ${run.from} ${run.low} ${run.high}`}
            data-hue={sourceMark(sources.get(run.source)).hue}
            data-range={run.source}
          >
            <rect
              x={left}
              width={Math.max(1, right - left)}
              y={Math.min(high, low)}
              height={Math.abs(low - high)}
              className="fill-(--badge-mark) opacity-15 forced-colors:fill-none"
            />
            {limits.map((y) => (
              <line
                key={y}
                x1={left}
                x2={right}
                y1={y}
                y2={y}
                strokeDasharray="3 2"
                className="stroke-(--badge-mark) opacity-80 forced-colors:stroke-[CanvasText]"
              />
            ))}
          </g>
        );
      })}
    </g>
  );
}

/** Extends halfway at most, never to another source's point. */
function endsOf({ from, to, before, after }: RangeRun, { x }: ChartScales): { readonly left: number; readonly right: number } {
  const [first, last] = [x(from), x(to)];
  return {
    left: first - (before === undefined ? reach : Math.min(reach, (first - x(before)) / 2)),
    right: last + (after === undefined ? reach : Math.min(reach, (x(after) - last) / 2)),
  };
}
