import { scaleLinear } from '@visx/scale';
import { PointShape } from '#/components/source-badge/point-shape.tsx';
import { sourceMark } from '#/components/source-badge/source-badge.tsx';
import type { CellContext } from '#/components/flowsheet/cells/cell-words.ts';
import type { TrendPoint } from '#/lib/record/trends/trend-model.ts';
import { rangeRuns, sourceOfPoint } from '#/lib/record/trends/trend-ranges.ts';
import type { DockScale } from './dock-scale.ts';
import { dockWords } from './dock-words.ts';

interface Props {
  readonly name: string;
  /** Oldest first. */
  readonly points: readonly TrendPoint[];
  readonly scale: DockScale;
  readonly height: number;
  readonly sources: CellContext['sources'];
}

/** A point in sight. */
interface Drawn {
  readonly point: TrendPoint;
  readonly x: number;
}

const axisRoom = 40;

/** The numbers of one test over the dock's time, each in its source's shape; the ranges that came with them as dashed lines. */
export function LaneChart({ name, points, scale, height, sources }: Props) {
  const drawnPoints = points.flatMap((point): readonly Drawn[] => {
    const x = scale.x(point.at);
    return x === undefined ? [] : [{ point, x }];
  });
  if (drawnPoints.length === 0) return <p className="dock-empty">{points.length === 0 ? dockWords.nothingDrawn : dockWords.outOfSight}</p>;
  const inSight = drawnPoints.map(({ point }) => point);
  const values = inSight.flatMap(({ value, range }) => [value, range?.low ?? value, range?.high ?? value]);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = low === high ? Math.abs(low) * 0.1 || 1 : 0;
  const y = scaleLinear({ domain: [low - pad, high + pad], range: [height - 10, 14] });
  const newest = drawnPoints.findLast(({ point }) => point === points.at(-1));
  return (
    <svg className="dock-chart" width={scale.width + axisRoom} height={height} role="img" aria-label={dockWords.chart(name, points.length)}>
      <g className="fill-muted text-badge forced-colors:fill-[CanvasText]">
        {y.ticks(3).map((tick) => (
          <text key={tick} x={axisRoom - 6} y={y(tick)} dy="0.32em" textAnchor="end">
            {tick}
          </text>
        ))}
      </g>
      <g transform={`translate(${axisRoom} 0)`}>
        <Gaps scale={scale} height={height} />
        <Ranges points={inSight} scale={scale} y={y} sources={sources} />
        <Lines drawnPoints={drawnPoints} scale={scale} y={y} sources={sources} />
        {drawnPoints.map(({ point, x }) => (
          <g
            key={point.result.id}
            transform={`translate(${x} ${y(point.value)})`}
            data-hue={sourceMark(sources.get(sourceOfPoint(point))).hue}
          >
            <PointShape
              shape={sourceMark(sources.get(sourceOfPoint(point))).outline}
              early={point.result.status === 'preliminary'}
              small={drawnPoints.length > 60}
            />
          </g>
        ))}
        {newest ? <Newest drawnPoint={newest} y={y(newest.point.value)} width={scale.width} /> : undefined}
      </g>
    </svg>
  );
}

function Newest({ drawnPoint: { point, x }, y, width }: { readonly drawnPoint: Drawn; readonly y: number; readonly width: number }) {
  const isAtEdge = x > width - 44;
  const words = point.measurement.value?.type === 'quantity' ? point.measurement.value.quantity.value : '';
  return (
    <>
      <circle cx={x} cy={y} r={8} fill="none" strokeWidth={2} className="stroke-accent forced-colors:stroke-[Highlight]" />
      <text x={isAtEdge ? x - 13 : x + 13} y={y} dy="0.35em" textAnchor={isAtEdge ? 'end' : 'start'} className="dock-newest">
        {words}
      </text>
    </>
  );
}

function Gaps({ scale, height }: { readonly scale: DockScale; readonly height: number }) {
  return scale.gaps.map((x) => (
    <line key={x} x1={x} x2={x} y1={0} y2={height} strokeDasharray="3 3" className="stroke-control forced-colors:stroke-[GrayText]" />
  ));
}

type Y = (value: number) => number;

/** Limits over each stretch of one source's points with one range, in its colour (H18). */
function Ranges({
  points,
  scale,
  y,
  sources,
}: { readonly points: readonly TrendPoint[]; readonly scale: DockScale; readonly y: Y } & Pick<Props, 'sources'>) {
  return rangeRuns(points).map((run) => {
    const [from = 0, to = 0] = [scale.x(run.from), scale.x(run.to)];
    const limits = [run.high, run.low].filter((limit) => limit !== undefined);
    const words =
      run.low !== undefined && run.high !== undefined ? `${run.low}–${run.high}` : run.high === undefined ? `≥${run.low}` : `≤${run.high}`;
    const [left, right] = [Math.max(0, from - 20), Math.min(scale.width, to + 20)];
    return (
      <g key={`${run.source} ${run.from}`} data-hue={sourceMark(sources.get(run.source)).hue}>
        {limits.map((limit) => (
          <line
            key={limit}
            x1={left}
            x2={right}
            y1={y(limit)}
            y2={y(limit)}
            strokeDasharray="3 2"
            className="stroke-(--badge-mark) forced-colors:stroke-[CanvasText]"
          />
        ))}
        {right - left > 80 && limits[0] !== undefined ? (
          <text x={left + 2} y={y(limits[0]) - 4} className="fill-muted text-badge forced-colors:fill-[CanvasText]">
            {dockWords.range(words)}
          </text>
        ) : undefined}
      </g>
    );
  });
}

/** Lines within a source only, and never over a dashed edge: what lies between was not measured. */
function Lines({
  drawnPoints,
  scale,
  y,
  sources,
}: { readonly drawnPoints: readonly Drawn[]; readonly scale: DockScale; readonly y: Y } & Pick<Props, 'sources'>) {
  const bySource = [...Map.groupBy(drawnPoints, ({ point }) => sourceOfPoint(point))];
  return bySource.map(([source, list]) => (
    <g key={source} data-hue={sourceMark(sources.get(source)).hue}>
      {list.slice(1).map((end, index) => {
        const start = list[index];
        if (start === undefined || scale.isBroken(start.point.at, end.point.at)) return undefined;
        return (
          <line
            key={end.point.result.id}
            x1={start.x}
            x2={end.x}
            y1={y(start.point.value)}
            y2={y(end.point.value)}
            className="stroke-(--badge-mark) forced-colors:stroke-[CanvasText]"
          />
        );
      })}
    </g>
  ));
}
