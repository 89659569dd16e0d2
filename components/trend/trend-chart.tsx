'use client';
import { nextPoint } from '#/lib/record/trends/next-point.ts';
import { LinePath } from '@visx/shape';
import { type KeyboardEvent, memo, type PointerEvent, useId, useMemo } from 'react';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import type { TrendPoint } from '#/lib/record/trends/trend-model.ts';
import { sourceOfPoint } from '#/lib/record/trends/trend-ranges.ts';
import { ChartAxes } from './chart-axes.tsx';
import { ChartRanges } from './chart-ranges.tsx';
import { chartHeight, scalesOf, type ChartScales } from './chart-scales.ts';
import { PointShape } from '#/components/source-badge/point-shape.tsx';
import { sourceMark } from '#/components/source-badge/source-badge.tsx';
import { pointWords, trendScreenWords } from './trend-words.ts';

export interface ChartProps {
  /** Oldest first; at least one. */
  readonly points: readonly TrendPoint[];
  readonly title: string;
  readonly unit: string;
  readonly sources: ReadonlyMap<string, PublicSource>;
  readonly locale: string;
  readonly active: TrendPoint | undefined;
  readonly onActive: (point: TrendPoint) => void;
  readonly onOpen: (id: string) => void;
}

/**
 * Points in their source's shape, each source's ranges behind its own points, a thin line between the points of one
 * source. One Tab stop: the arrows go from point to point, Enter opens; the pointer takes the nearest (WCAG 2.5.8).
 */
export function TrendChart({ width, ...props }: ChartProps & { readonly width: number }) {
  const { points, title, unit, sources, locale, active, onActive, onOpen } = props;
  const id = useId();
  const scales = useMemo(() => scalesOf(points, width, locale), [points, width, locale]);
  const at = active ? points.indexOf(active) : -1;
  const keys = (event: KeyboardEvent) => {
    const to = points[nextPoint(event.key, at, points.length)];
    if (event.key === 'Enter' && active) onOpen(active.result.id);
    else if (to) onActive(to);
    else return;
    event.preventDefault();
  };
  const pick = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const nearest = nearestTo(points, scales, event.clientX - box.left, event.clientY - box.top);
    if (nearest && nearest !== active) onActive(nearest);
  };
  return (
    <svg
      width={width}
      height={chartHeight}
      role="listbox"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={trendScreenWords.chart(title, unit, points.length)}
      aria-activedescendant={at < 0 ? undefined : `${id}${at}`}
      onKeyDown={keys}
      onPointerMove={pick}
      onPointerDown={pick}
      className="block touch-pan-y rounded-control"
    >
      <ChartAxes scales={scales} width={width} unit={unit} />
      <ChartRanges points={points} scales={scales} sources={sources} />
      <Lines points={points} scales={scales} sources={sources} />
      {points.map((point, index) => (
        <Point
          key={`${point.result.id} ${point.part ?? ''}`}
          id={`${id}${index}`}
          point={point}
          x={scales.x(point.at)}
          y={scales.y(point.value)}
          isActive={index === at}
          isDense={points.length * 8 > width}
          unit={unit}
          sources={sources}
          locale={locale}
        />
      ))}
    </svg>
  );
}

interface PointProps extends Pick<ChartProps, 'unit' | 'sources' | 'locale'> {
  readonly id: string;
  readonly point: TrendPoint;
  readonly x: number;
  readonly y: number;
  readonly isActive: boolean;
  /** The points have no room in full size. */
  readonly isDense: boolean;
}

/** Redrawn only when its mark changes: a life on dialysis has thousands of points. */
const Point = memo(function Point({ id, point, x, y, isActive, isDense, unit, sources, locale }: PointProps) {
  const { hue, outline } = sourceMark(sources.get(sourceOfPoint(point)));
  return (
    <g
      id={id}
      role="option"
      aria-selected={isActive}
      aria-label={pointWords(point, unit, sources, locale)}
      data-hue={hue}
      transform={`translate(${x} ${y})`}
    >
      {isActive ? <circle r={9} fill="none" strokeWidth={2} className="stroke-accent forced-colors:stroke-[Highlight]" /> : undefined}
      <PointShape shape={outline} early={point.result.status === 'preliminary'} small={isDense && !isActive} />
    </g>
  );
});

/** Lines within a source and a value only: a line between two laboratories would show what nobody measured. */
function Lines({ points, scales, sources }: Pick<ChartProps, 'points' | 'sources'> & { readonly scales: ChartScales }) {
  const lines = [...Map.groupBy(points, (point) => `${sourceOfPoint(point)} ${point.part ?? ''}`)];
  return (
    <g aria-hidden>
      {lines.map(([key, line]) => (
        <g key={key} data-hue={sourceMark(sources.get(line[0] ? sourceOfPoint(line[0]) : '')).hue}>
          <LinePath
            data={[...line]}
            x={({ at }) => scales.x(at)}
            y={({ value }) => scales.y(value)}
            strokeWidth={1}
            className="stroke-(--badge-mark) opacity-60 forced-colors:stroke-[CanvasText]"
          />
        </g>
      ))}
    </g>
  );
}

function nearestTo(points: readonly TrendPoint[], scales: ChartScales, x: number, y: number): TrendPoint | undefined {
  const far = points.map((point) => Math.hypot(scales.x(point.at) - x, scales.y(point.value) - y));
  const least = Math.min(...far);
  return least <= 40 ? points[far.indexOf(least)] : undefined;
}
