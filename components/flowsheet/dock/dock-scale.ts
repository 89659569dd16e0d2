import type { FlowsheetColumn } from '#/lib/record/flowsheet/flowsheet-model.ts';
import { gapMs } from '#/lib/record/flowsheet/columns.ts';
import { gridSizes } from '#/components/flowsheet/cells/grid-sizes.ts';

/** Place of each moment in the dock, px from the left of its chart: under the table's own columns, or in true time. */
export interface DockScale {
  readonly width: number;
  readonly x: (at: number) => number | undefined;
  /** Place of a moment at which nothing need have been measured: between the columns around it. Undefined out of sight. */
  readonly between: (at: number) => number | undefined;
  /** Edges of a stretch of time, cut to what is in sight; undefined where none of it is. */
  readonly stretch: (from: number, to: number) => { readonly left: number; readonly right: number } | undefined;
  /** Dashed edges: more than 30 days lie between what is on both sides. */
  readonly gaps: readonly number[];
  /** Tells whether a line between two moments would cross a dashed edge. */
  readonly isBroken: (from: number, to: number) => boolean;
}

/** The scale of the table's columns, as far as they are scrolled into sight. */
export function columnScale(columns: readonly FlowsheetColumn[], scrollLeft: number, width: number): DockScale {
  const size = gridSizes.date;
  const left = (index: number): number => index * size - scrollLeft;
  const lastNotAfter = (at: number): number => columns.findLastIndex((column) => column.at <= at);
  const isInSight = (x: number): boolean => x >= 0 && x <= width;
  const gaps = columns.flatMap(({ isAfterGap }, index) => (isAfterGap && isInSight(left(index)) ? [left(index)] : []));
  return {
    width,
    gaps,
    x: (at) => {
      const x = left(lastNotAfter(at)) + size / 2;
      return isInSight(x) ? x : undefined;
    },
    between: (at) => {
      const before = lastNotAfter(at);
      const [start, end] = [columns[before], columns[before + 1]];
      if (start === undefined) return undefined;
      const part = end === undefined ? (at > start.at ? 0.5 : 0) : (at - start.at) / (end.at - start.at);
      const x = left(before) + size / 2 + part * size;
      return isInSight(x) ? x : undefined;
    },
    stretch: (from, to) => {
      const first = columns.findIndex((column) => column.at >= from);
      const last = to === Infinity ? columns.length - 1 : lastNotAfter(to);
      return first < 0 || last < first ? undefined : cut(left(first), left(last + 1), width);
    },
    isBroken: (from, to) => {
      const [first, last] = [lastNotAfter(from), lastNotAfter(to)];
      return columns.slice(first + 1, last + 1).some(({ isAfterGap }) => isAfterGap);
    },
  };
}

/** The scale of true time over a span. */
export function timeScale({ from, to }: { readonly from: number; readonly to: number }, width: number): DockScale {
  const margin = 24;
  const span = Math.max(1, to - from);
  const place = (at: number): number => margin + ((at - from) / span) * Math.max(1, width - 2 * margin);
  return {
    width,
    gaps: [],
    x: (at) => (at < from || at > to ? undefined : place(at)),
    between: (at) => (at < from || at > to ? undefined : place(at)),
    stretch: (start, end) => (start > to || end < from ? undefined : cut(place(start), end === Infinity ? width : place(end), width)),
    isBroken: (start, end) => end - start > gapMs,
  };
}

function cut(left: number, right: number, width: number): { readonly left: number; readonly right: number } | undefined {
  const [from, to] = [Math.max(0, left), Math.min(width, right)];
  return to <= from ? undefined : { left: from, right: to };
}
