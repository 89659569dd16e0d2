import { signWords } from '#/components/entry/sign-words.ts';
import { flagSign } from '#/components/entry/flag.tsx';
import { PointShape } from '#/components/source-badge/point-shape.tsx';
import { sourceMark } from '#/components/source-badge/source-badge.tsx';
import { longestGapMs } from '#/lib/record/observations/episode.ts';
import type { LanePoint } from '#/lib/record/observations/observed-record.ts';
import { resultFlag } from '#/lib/record/model/result-flag.ts';
import type { ChartLayout, LaidLane } from './chart-layout.ts';
import type { ObservationsProps } from './observations-props.ts';
import { observedWords } from './words.ts';

interface Props extends Pick<ObservationsProps, 'sources'> {
  readonly laid: LaidLane;
  readonly layout: ChartLayout;
  readonly isDense: boolean;
}

/** Lane of a sign in one unit: its name and scale at the left, its line, its newest value at the right. */
export function ChartLane({ laid, layout, isDense, sources }: Props) {
  const { lane, points, top, height, y, ticks } = laid;
  const { left, right, width } = layout;
  const newest = points.at(-1);
  return (
    <g aria-hidden>
      <text x={0} y={top + 14} className="fill-text text-meta font-semibold forced-colors:fill-[CanvasText]">
        {signWords[lane.sign]}
      </text>
      <text x={0} y={top + 28} className="fill-muted text-badge forced-colors:fill-[CanvasText]">
        {lane.unit ?? observedWords.noUnit}
      </text>
      {lane.otherUnits.length > 0 ? (
        <text x={0} y={top + 42} className="fill-warning text-badge forced-colors:fill-[CanvasText]">
          {observedWords.notJoined(lane.otherUnits.map((unit) => unit ?? observedWords.noUnit).join(', '))}
        </text>
      ) : undefined}
      {ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={left}
            x2={width - right}
            y1={y(tick)}
            y2={y(tick)}
            className="stroke-line forced-colors:opacity-50 forced-colors:stroke-[GrayText]"
          />
          <text x={left - 4} y={y(tick)} dy="0.32em" textAnchor="end" className="fill-muted text-badge forced-colors:fill-[CanvasText]">
            {tick}
          </text>
        </g>
      ))}
      <Halves points={points} laid={laid} layout={layout} />
      <Lines points={points} laid={laid} layout={layout} sources={sources} />
      {points.length > mostShapes ? (
        <DotsOfLane points={points} laid={laid} layout={layout} sources={sources} />
      ) : (
        points.map((point) => (
          <Point
            key={`${point.round.key} ${point.line} ${point.sign.group.id}`}
            point={point}
            x={layout.x(point.at)}
            y={y(point.value)}
            isDense={isDense}
            sources={sources}
          />
        ))
      )}
      {newest && right > 40 ? (
        <text
          x={width - right + 8}
          y={top + height / 2}
          dy="0.32em"
          className="figures fill-text text-detail font-semibold forced-colors:fill-[CanvasText]"
        >
          {newestWords(points, newest)}
        </text>
      ) : undefined}
    </g>
  );
}

/** "115/65": both halves where the newest is one. */
function newestWords(points: readonly LanePoint[], newest: LanePoint): string {
  const own = points.filter(({ sign }) => sign === newest.sign);
  const [systolic, diastolic] = (['systolic', 'diastolic'] as const).map((half) => own.find((point) => point.half === half));
  return systolic && diastolic ? `${numberOf(systolic)}/${numberOf(diastolic)}` : numberOf(newest);
}

function numberOf({ measurement: { value } }: LanePoint): string {
  return value?.type === 'quantity' ? value.quantity.value : '';
}

function Point({
  point,
  x,
  y,
  isDense,
  sources,
}: { readonly point: LanePoint; readonly x: number; readonly y: number } & Pick<Props, 'isDense' | 'sources'>) {
  const { hue, outline } = sourceMark(sources.get(point.round.source));
  const flag = resultFlag(point.measurement);
  return (
    <g data-hue={hue} transform={`translate(${x} ${y})`}>
      <PointShape shape={outline} early={point.sign.group.lead.status === 'preliminary'} small={isDense} />
      {flag ? (
        <text y={-8} textAnchor="middle" className="fill-abnormal text-badge font-semibold forced-colors:fill-[CanvasText]">
          {flagSign(flag)}
        </text>
      ) : undefined}
    </g>
  );
}

type LineProps = Pick<Props, 'laid' | 'layout'> & { readonly points: readonly LanePoint[] };

/** More points than these are dots of one path: a life on dialysis has thousands, each with its place in the table. */
const mostShapes = 800;

/** A dot a value in its source's colour; those that are flagged larger, in the colour of flags. */
function DotsOfLane({ points, laid, layout, sources }: LineProps & Pick<Props, 'sources'>) {
  const [usual, flagged] = [false, true].map((isFlagged) =>
    points.filter(({ measurement }) => (resultFlag(measurement) !== undefined) === isFlagged),
  );
  const dots = (own: readonly LanePoint[]): string =>
    own.map(({ at, value }) => `M${tenth(layout.x(at))} ${tenth(laid.y(value))}h0`).join('');
  return (
    <g fill="none" strokeLinecap="round">
      {[...Map.groupBy(usual ?? [], ({ round }) => round.source)].map(([source, own]) => (
        <g key={source} data-hue={sourceMark(sources.get(source)).hue}>
          <path d={dots(own)} strokeWidth={3} className="stroke-(--badge-mark) forced-colors:stroke-[CanvasText]" />
        </g>
      ))}
      <path d={dots(flagged ?? [])} strokeWidth={5} className="stroke-abnormal forced-colors:stroke-[Highlight]" />
    </g>
  );
}

const tenth = (pixels: number): number => Math.round(pixels * 10) / 10;

/** Thin uprights between the halves of each pressure, as one path. */
function Halves({ points, laid, layout }: LineProps) {
  const pairs = [
    ...Map.groupBy(
      points.filter(({ half }) => half !== undefined),
      ({ sign }) => sign,
    ).values(),
  ];
  const uprights = pairs.flatMap(([first, second, third]) =>
    first && second && !third ? [`M${tenth(layout.x(first.at))} ${tenth(laid.y(first.value))}V${tenth(laid.y(second.value))}`] : [],
  );
  return uprights.length === 0 ? undefined : (
    <path d={uprights.join('')} fill="none" className="stroke-control forced-colors:stroke-[CanvasText]" />
  );
}

/** Lines within one source and one way of measuring; none over a gap between episodes, of which nobody measured anything. */
function Lines({ points, laid, layout, sources }: LineProps & Pick<Props, 'sources'>) {
  return [...Map.groupBy(points, ({ line }) => line)].map(([line, own]) => (
    <g key={line} data-hue={sourceMark(sources.get(own[0]?.round.source ?? '')).hue}>
      <path
        d={own.map((point, index) => stepTo(point, own[index - 1], laid, layout)).join('')}
        fill="none"
        strokeWidth={1}
        className="stroke-(--badge-mark) opacity-60 forced-colors:stroke-[CanvasText]"
      />
    </g>
  ));
}

/** A line to the point; a new beginning after a gap. */
function stepTo({ at, value }: LanePoint, before: LanePoint | undefined, laid: LaidLane, layout: ChartLayout): string {
  const isOneRun = before !== undefined && at - before.at <= longestGapMs;
  return `${isOneRun ? 'L' : 'M'}${tenth(layout.x(at))} ${tenth(laid.y(value))}`;
}
