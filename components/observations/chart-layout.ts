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
  const [left, right] = [isNarrow ? 76 : 116, isNarrow ? 8 : 72];
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
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const pad = low === high ? Math.abs(low) * 0.05 || 1 : 0;
  const y = scaleLinear({ domain: [low - pad, high + pad], range: [top + height - 8, top + 8] });
  return { lane, points, top, height, y: (value) => y(value), ticks: y.ticks(3) };
}

/** The round of the stretch nearest to a place. `rounds`: at least one. */
export function nearestRound(rounds: readonly Round[], layout: ChartLayout, x: number): Round | undefined {
  const far = rounds.map(({ at }) => Math.abs(layout.x(at) - x));
  const least = Math.min(...far);
  return rounds[far.indexOf(least)];
}
