import { LinePath } from '@visx/shape';
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
      {points.map((point) => (
        <Point
          key={`${point.round.key} ${point.line} ${point.sign.group.id}`}
          point={point}
          x={layout.x(point.at)}
          y={y(point.value)}
          isDense={isDense}
          sources={sources}
        />
      ))}
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

/** A thin upright between the halves of one pressure. */
function Halves({ points, laid, layout }: LineProps) {
  const pairs = [
    ...Map.groupBy(
      points.filter(({ half }) => half !== undefined),
      ({ sign }) => sign,
    ).values(),
  ];
  return pairs
    .filter((pair) => pair.length === 2)
    .map(([first, second]) =>
      first && second ? (
        <line
          key={`${first.round.key} ${first.sign.group.id}`}
          x1={layout.x(first.at)}
          x2={layout.x(first.at)}
          y1={laid.y(first.value)}
          y2={laid.y(second.value)}
          className="stroke-control forced-colors:stroke-[CanvasText]"
        />
      ) : undefined,
    );
}

/** Lines within one source and one way of measuring; none over a gap between episodes, of which nobody measured anything. */
function Lines({ points, laid, layout, sources }: LineProps & Pick<Props, 'sources'>) {
  return [...Map.groupBy(points, ({ line }) => line)].flatMap(([line, own]) =>
    unbroken(own).map((run) => (
      <g key={`${line} ${run[0]?.at}`} data-hue={sourceMark(sources.get(own[0]?.round.source ?? '')).hue}>
        <LinePath
          data={[...run]}
          x={({ at }) => layout.x(at)}
          y={({ value }) => laid.y(value)}
          strokeWidth={1}
          className="stroke-(--badge-mark) opacity-60 forced-colors:stroke-[CanvasText]"
        />
      </g>
    )),
  );
}

function unbroken(points: readonly LanePoint[]): readonly (readonly LanePoint[])[] {
  const runs: LanePoint[][] = [];
  for (const point of points) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && point.at - last.at <= longestGapMs) run.push(point);
    else runs.push([point]);
  }
  return runs;
}
