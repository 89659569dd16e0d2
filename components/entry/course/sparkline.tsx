import type { Sparkline as SparklineModel } from '#/lib/record/summary/results/result-course.ts';

const margin = 3;

interface Props extends SparklineModel {
  readonly width?: number;
  readonly height?: number;
  /** False for a newest value that is no reason to look. */
  readonly isFlagged?: boolean;
}

/** The last values of a test at equal steps, oldest left; its range as dashed lines, as far as it holds; the newest as a point. */
export function Sparkline({ values, range, width = 44, height = 20, isFlagged = true }: Props) {
  const limits = [range?.low, range?.high].filter((limit) => limit !== undefined);
  const lowest = Math.min(...values, ...limits);
  const span = Math.max(...values, ...limits) - lowest || 1;
  const x = (index: number): number => round(margin + ((width - 2 * margin) * index) / Math.max(1, values.length - 1));
  const y = (value: number): number => round(height - margin - ((height - 2 * margin) * (value - lowest)) / span);
  const last = values.length - 1;
  // A range that came with the newest alone is drawn beneath it for half a step.
  const from = range === undefined ? 0 : x(range.from === last ? Math.max(0, last - 0.5) : range.from);
  return (
    <svg className="sparkline" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
      {limits.map((limit) => (
        <line key={limit} className="sparkline-limit" x1={from} x2={width - 1} y1={y(limit)} y2={y(limit)} />
      ))}
      <polyline className="sparkline-values" points={values.map((value, index) => `${x(index)},${y(value)}`).join(' ')} />
      <circle
        className="sparkline-newest"
        data-flagged={isFlagged ? true : undefined}
        cx={x(last)}
        cy={y(values[last] ?? lowest)}
        r={2.5}
      />
    </svg>
  );
}

const round = (figure: number): number => Math.round(figure * 10) / 10;
