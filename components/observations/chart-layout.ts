import { scaleLinear, scaleUtc } from '@visx/scale';
import { tickWords } from '#/components/entry/tick-words.ts';
import type { LanePoint, Round, SignLane } from '#/lib/record/observations/observed-record.ts';
import type { Stretch } from '#/lib/record/observations/episode.ts';

/** Heights of the rows of scores and marks, of a lane, and of the axis, in px. */
export const chartSizes = { marks: 22, lane: 64, pressure: 96, gap: 10, axis: 22, narrow: 560 } as const;

export interface LaidLane {
  readonly lane: SignLane;
  readonly points: readonly LanePoint[];
  readonly top: number;
  readonly height: number;
  readonly y: (value: number) => number;
  readonly ticks: readonly number[];
}

export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  /** Rooms for names at the left and for the newest values at the right. */
  readonly left: number;
  readonly right: number;
  readonly x: (at: number) => number;
  readonly xTicks: readonly { readonly at: number; readonly words: string }[];
  readonly marksTop: readonly number[];
  readonly lanes: readonly LaidLane[];
  readonly lanesTop: number;
  readonly bottom: number;
}

/** Places the rows of marks, then the lanes with a point in the stretch, all over one axis of time. */
export function layChart(
  lanes: readonly SignLane[],
  { from, to }: Pick<Stretch, 'from' | 'to'>,
  markRows: number,
  width: number,
  locale: string,
): ChartLayout {
  const isNarrow = width < chartSizes.narrow;
  const [left, right] = [isNarrow ? 96 : 116, isNarrow ? 8 : 72];
  const room = from === to ? 3_600_000 : 0;
  const x = scaleUtc({ domain: [from - room, to + room], range: [left + 12, width - right - 12] });
  const shownLanes = lanes
    .map((lane) => ({ lane, points: lane.points.filter(({ at }) => at >= from && at <= to) }))
    .filter(({ points }) => points.length > 0);
  const lanesTop = markRows * chartSizes.marks + 8;
  const laid = layLanes(shownLanes, lanesTop);
  const bottom = laid.reduce((sum, { height }) => sum + height + chartSizes.gap, lanesTop);
  return {
    width,
    height: bottom + chartSizes.axis,
    left,
    right,
    x: (at) => x(at),
    xTicks: x
      .ticks(Math.max(2, Math.floor((width - left - right) / 90)))
      .map((date) => ({ at: date.getTime(), words: tickWords(date, to - from, locale) })),
    marksTop: Array.from({ length: markRows }, (_, index) => index * chartSizes.marks),
    lanes: laid,
    lanesTop,
    bottom,
  };
}

type ShownLane = Pick<LaidLane, 'lane' | 'points'>;

function layLanes(lanes: readonly ShownLane[], from: number): readonly LaidLane[] {
  let top = from;
  return lanes.map((shownLane) => {
    const laid = layLane(shownLane, top);
    top += laid.height + chartSizes.gap;
    return laid;
  });
}

/** Pressures have two lines, and more room for them. */
function layLane({ lane, points }: ShownLane, top: number): LaidLane {
  const height = lane.sign === 'pressure' ? chartSizes.pressure : chartSizes.lane;
  const y = scaleLinear({ domain: [...domainOf(lane, points)], range: [top + height - 8, top + 8] });
  return { lane, points, top, height, y: (value) => y(value), ticks: y.ticks(3) };
}

/** Least spans of the axes in the usual units: a change within what is read off by eye looks small. */
const leastSpans: readonly (readonly [sign: SignLane['sign'], unit: RegExp, span: number])[] = [
  ['respiration', /min$/, 10],
  ['saturation', /^%$/, 8],
  ['pressure', /^mmHg$/, 60],
  ['pulse', /min$/, 30],
  ['temperature', /^°C$/, 2],
  ['temperature', /^°F$/, 4],
];

function domainOf({ sign, unit = '' }: SignLane, points: readonly LanePoint[]): readonly [number, number] {
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const least = leastSpans.find(([own, pattern]) => own === sign && pattern.test(unit))?.[2] ?? (Math.abs(high) * 0.1 || 1);
  const pad = Math.max(0, (least - (high - low)) / 2);
  // A saturation has no room above 100.
  const above = sign === 'saturation' && high <= 100 ? Math.min(pad, 100 - high) : pad;
  return [low - pad - (pad - above), high + above];
}

/** The round of the stretch nearest to a place. `rounds`: at least one. */
export function nearestRound(rounds: readonly Round[], layout: ChartLayout, x: number): Round | undefined {
  const far = rounds.map(({ at }) => Math.abs(layout.x(at) - x));
  const least = Math.min(...far);
  return rounds[far.indexOf(least)];
}

/** Tells whether points in full size would lie on each other: a quarter of the rounds is nearer to the next than a point is wide. */
export function isDenseChart(rounds: readonly Round[], layout: ChartLayout): boolean {
  const near = rounds.filter((round, index) => {
    const next = rounds[index + 1];
    return next !== undefined && layout.x(next.at) - layout.x(round.at) < 11;
  });
  return near.length * 4 > rounds.length;
}
