import { LinePath } from '@visx/shape';
import { scaleLinear, scaleUtc } from '@visx/scale';
import { tickWords } from '#/components/entry/tick-words.ts';
import { PointShape } from '#/components/source-badge/point-shape.tsx';
import { sourceMark } from '#/components/source-badge/source-badge.tsx';
import { useWidth } from '#/components/ui/use-width.ts';
import type { GrowthPoint } from '#/lib/record/observations/observed-record.ts';
import type { ObservationsProps } from './observations-props.ts';

interface Props extends Pick<ObservationsProps, 'sources' | 'locale'> {
  readonly points: readonly GrowthPoint[];
}

/** Height of the chart, and the rooms for its scale and its dates, px. */
const [chartHeight, scaleRoom, dateRoom] = [96, 36, 18];
/** More points than these are a line alone. */
const mostPoints = 200;

/** The course of two values or more over its scale and its dates, for the eye: the table beside it has every value. */
export function GrowthChart({ points, sources, locale }: Props) {
  const [box, width] = useWidth();
  const drawnPoints = points.flatMap((point) => (point.value === undefined ? [] : [{ ...point, value: point.value }])).toReversed();
  if (drawnPoints.length < 2) return undefined;
  const [from, to] = [drawnPoints[0]?.at ?? 0, drawnPoints.at(-1)?.at ?? 0];
  const x = scaleUtc({ domain: [from, to], range: [scaleRoom + 8, Math.max(scaleRoom + 9, width - 12)] });
  const values = drawnPoints.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const y = scaleLinear<number>({ domain: low === high ? [low - 1, high + 1] : [low, high], range: [chartHeight - dateRoom - 8, 8] });
  const dates = x.ticks(Math.max(2, Math.floor((width - scaleRoom) / 90)));
  return (
    <div ref={box} className="growth-chart">
      {width > 0 ? (
        <svg width={width} height={chartHeight} aria-hidden className="block">
          <ValueScale scale={y} width={width} />
          {dates.map((date) => (
            <text
              key={date.getTime()}
              x={x(date)}
              y={chartHeight - 4}
              textAnchor="middle"
              className="fill-muted text-badge forced-colors:fill-[CanvasText]"
            >
              {tickWords(date, to - from, locale)}
            </text>
          ))}
          {[...Map.groupBy(drawnPoints, ({ source }) => source)].map(([source, own]) => (
            <g key={source} data-hue={sourceMark(sources.get(source)).hue}>
              <LinePath
                data={[...own]}
                x={({ at }) => x(at)}
                y={({ value }) => y(value)}
                strokeWidth={1}
                className="stroke-(--badge-mark) opacity-60 forced-colors:stroke-[CanvasText]"
              />
              {(own.length > mostPoints ? [] : own).map(({ group, at, value }) => (
                <g key={group.id} transform={`translate(${x(at)} ${y(value)})`}>
                  <PointShape shape={sourceMark(sources.get(source)).outline} small />
                </g>
              ))}
            </g>
          ))}
        </svg>
      ) : undefined}
    </div>
  );
}

/** Lines and values of the scale. */
function ValueScale({ scale, width }: { readonly scale: ReturnType<typeof scaleLinear<number>>; readonly width: number }) {
  return scale.ticks(3).map((tick) => (
    <g key={tick}>
      <line
        x1={scaleRoom}
        x2={width}
        y1={scale(tick)}
        y2={scale(tick)}
        className="stroke-line forced-colors:opacity-50 forced-colors:stroke-[GrayText]"
      />
      <text
        x={scaleRoom - 4}
        y={scale(tick)}
        dy="0.32em"
        textAnchor="end"
        className="figures fill-muted text-badge forced-colors:fill-[CanvasText]"
      >
        {scale.tickFormat(3)(tick)}
      </text>
    </g>
  ));
}
