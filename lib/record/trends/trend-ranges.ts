import type { TrendPoint } from './trend-model.ts';

/** Neighbouring results of one source with one range: the only stretch of the chart over which that range holds (H18). */
export interface RangeRun {
  readonly source: string;
  readonly low?: number;
  readonly high?: number;
  readonly from: number;
  readonly to: number;
  /** The nearest points that are not of this run, which its drawing must not reach. */
  readonly before?: number;
  readonly after?: number;
}

/** `points` in the order of time. A point of another source, or with another range, ends a run. */
export function rangeRuns(points: readonly TrendPoint[]): readonly RangeRun[] {
  const series = [...Map.groupBy(points, ({ part }) => part).values()];
  return series.flatMap((seriesPoints) => {
    const runs = seriesPoints.reduce<readonly (readonly TrendPoint[])[]>((before, point) => {
      const last = before.at(-1);
      return last?.[0] && isSameRange(last[0], point) ? [...before.slice(0, -1), [...last, point]] : [...before, [point]];
    }, []);
    return runs.flatMap((run, index) => runOf(run, runs[index - 1]?.at(-1), runs[index + 1]?.[0]));
  });
}

function runOf(run: readonly TrendPoint[], before: TrendPoint | undefined, after: TrendPoint | undefined): readonly RangeRun[] {
  const [first, last] = [run[0], run.at(-1)];
  if (!first?.range || !last) return [];
  return [
    {
      source: sourceOfPoint(first),
      ...first.range,
      from: first.at,
      to: last.at,
      ...(before && { before: before.at }),
      ...(after && { after: after.at }),
    },
  ];
}

function isSameRange(a: TrendPoint, b: TrendPoint): boolean {
  return sourceOfPoint(a) === sourceOfPoint(b) && a.range?.low === b.range?.low && a.range?.high === b.range?.high;
}

/** The source whose mark a point bears. */
export function sourceOfPoint({ result }: TrendPoint): string {
  return result.sources[0] ?? '';
}
