'use client';
import { type KeyboardEvent, useRef, useState } from 'react';
import { mediaQueries, useMedia } from '#/components/ui/use-media.ts';
import { isQuarterIn } from '#/lib/record/dates/period.ts';
import type { ActivityStrip as Lanes, StripBar, StripLane } from '#/lib/record/list/activity-strip.ts';
import type { Period } from '#/lib/record/model/view.ts';
import { stripWords } from './words.ts';

interface Props {
  readonly strip: Lanes;
  readonly period: Period | undefined;
  readonly onJump: (bar: StripBar) => void;
  readonly onNarrow: (bar: StripBar) => void;
}

/**
 * The record at a glance: four lanes, one bar a quarter. A press goes there, Shift and a press narrows the period;
 * the arrows move from bar to bar, so that the whole strip is one Tab stop. The date fields offer the same (WCAG 2.5.7, 2.5.8).
 */
export function Strip({ strip, period, onJump, onNarrow }: Props) {
  const group = useRef<HTMLDivElement>(null);
  const narrow = useMedia(mediaQueries.sheet);
  const lanes = narrow ? joinLanes(strip.lanes) : strip.lanes;
  const columns = lanes[0]?.bars.length ?? 0;
  const [current, setCurrent] = useState({ lane: 0, column: Math.max(0, columns - 1) });
  if (columns === 0) return undefined;
  const keys = (event: KeyboardEvent) => {
    const to = nextBar(current, event.key, columns, lanes.length);
    if (!to) return;
    event.preventDefault();
    setCurrent(to);
    group.current?.querySelector<HTMLElement>(`[data-bar="${to.lane} ${to.column}"]`)?.focus({ preventScroll: true });
  };
  return (
    <div ref={group} role="toolbar" aria-label={stripWords.toolbar} onKeyDown={keys} className="strip">
      {lanes.map((lane, index) => (
        <LaneBars
          key={lane.key}
          lane={lane}
          index={index}
          current={current}
          period={period}
          onFocus={setCurrent}
          onJump={onJump}
          onNarrow={onNarrow}
        />
      ))}
      <Years bars={lanes[0]?.bars ?? []} most={narrow ? 4 : 12} />
    </div>
  );
}

/** Joins all lanes into one, for a screen with room for one only. */
function joinLanes(lanes: readonly StripLane[]): readonly StripLane[] {
  const [first] = lanes;
  if (!first) return lanes;
  const bars = first.bars.map((bar, column) => {
    const count = lanes.reduce((sum, lane) => sum + (lane.bars[column]?.count ?? 0), 0);
    return { ...bar, count, name: stripWords.quarter(bar.quarter, bar.year, count) };
  });
  return [{ ...first, name: stripWords.all, bars }];
}

interface BarPosition {
  readonly lane: number;
  readonly column: number;
}

interface LaneProps extends Pick<Props, 'period' | 'onJump' | 'onNarrow'> {
  readonly lane: StripLane;
  readonly index: number;
  readonly current: BarPosition;
  readonly onFocus: (position: BarPosition) => void;
}

function LaneBars({ lane, index, current, period, onFocus, onJump, onNarrow }: LaneProps) {
  // Each lane has its own scale: one busy kind must not flatten the others; the counts are in the names.
  const highest = Math.max(...lane.bars.map(({ count }) => count));
  return (
    <div className="strip-lane">
      <span className="strip-name">{lane.name}</span>
      <div className="strip-bars">
        {lane.bars.map((bar, column) => (
          <button
            key={bar.key}
            type="button"
            data-bar={`${index} ${column}`}
            tabIndex={current.lane === index && current.column === column ? 0 : -1}
            aria-label={bar.name}
            title={bar.name}
            onFocus={() => onFocus({ lane: index, column })}
            onClick={(event) => (event.shiftKey ? onNarrow(bar) : onJump(bar))}
            className="strip-bar"
          >
            <span data-chosen={isQuarterIn(bar, period) ? true : undefined} style={{ height: barHeight(bar.count, highest) }} />
          </button>
        ))}
      </div>
    </div>
  );
}

const tallest = 11;
const lowest = 3;

/** Height of a bar: never nothing for a quarter that holds any entry; the root keeps a busy quarter from flattening the rest. */
export function barHeight(count: number, highest: number): string {
  return count === 0 ? '0' : `${Math.max(lowest, Math.round(Math.sqrt(count / highest) * tallest))}px`;
}

function Years({ bars, most }: { readonly bars: readonly StripBar[]; readonly most: number }) {
  return (
    <div className="strip-lane strip-years" aria-hidden>
      <span className="strip-name" />
      <div className="relative">
        {yearMarks(bars, most).map(({ year, at }) => (
          // The newest year must not be cut at the edge.
          <span key={year} className="absolute" style={{ left: `min(${at}%, calc(100% - 1.9rem))` }}>
            {year}
          </span>
        ))}
      </div>
    </div>
  );
}

/** Years to name under their first quarter, counted back from the newest; `at` is per cent from the left. */
export function yearMarks(bars: readonly StripBar[], most: number): readonly { readonly year: number; readonly at: number }[] {
  const years = [...new Set(bars.map((bar) => bar.year))];
  const every = Math.max(1, Math.ceil(years.length / most));
  const newest = years.at(-1) ?? 0;
  return bars.flatMap(({ year, quarter }, index) =>
    quarter === 1 && (newest - year) % every === 0 ? [{ year, at: (index / bars.length) * 100 }] : [],
  );
}

function nextBar({ lane, column }: BarPosition, key: string, columns: number, lanes: number): BarPosition | undefined {
  switch (key) {
    case 'ArrowLeft':
      return { lane, column: Math.max(0, column - 1) };
    case 'ArrowRight':
      return { lane, column: Math.min(columns - 1, column + 1) };
    case 'ArrowUp':
      return { lane: Math.max(0, lane - 1), column };
    case 'ArrowDown':
      return { lane: Math.min(lanes - 1, lane + 1), column };
    case 'Home':
      return { lane, column: 0 };
    case 'End':
      return { lane, column: columns - 1 };
    default:
      return undefined;
  }
}
