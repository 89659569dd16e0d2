'use client';
import { type KeyboardEvent, useRef, useState } from 'react';
import { media, useMedia } from '#/components/ui/use-media.ts';
import { formatCount } from '#/lib/record/phrase.ts';
import type { Strip as Lanes, StripBar, StripLane } from '#/lib/record/strip.ts';
import type { Period } from '#/lib/record/view.ts';

interface Props {
  readonly strip: Lanes;
  readonly period: Period | undefined;
  readonly onJump: (bar: StripBar) => void;
  readonly onNarrow: (bar: StripBar) => void;
}

/**
 * The record at a glance: four lanes, one bar a quarter. A press goes there, Shift and a press narrows the period;
 * the arrows move from bar to bar, so that the whole strip is one Tab stop. The date fields do the same (WCAG 2.5.7, 2.5.8).
 */
export function Strip({ strip, period, onJump, onNarrow }: Props) {
  const group = useRef<HTMLDivElement>(null);
  const narrow = useMedia(media.sheet);
  const { lanes, highest } = narrow ? together(strip) : strip;
  const columns = lanes[0]?.bars.length ?? 0;
  const [current, setCurrent] = useState({ lane: 0, column: Math.max(0, columns - 1) });
  if (columns === 0) return undefined;
  const keys = (event: KeyboardEvent) => {
    const to = next(current, event.key, columns, lanes.length);
    if (!to) return;
    event.preventDefault();
    setCurrent(to);
    group.current?.querySelector<HTMLElement>(`[data-bar="${to.lane} ${to.column}"]`)?.focus({ preventScroll: true });
  };
  return (
    <div ref={group} role="toolbar" aria-label="Record by quarter: press to go there, with Shift to show only it" onKeyDown={keys} className="bg-surface px-4 pt-1 pb-0.5">
      {lanes.map((lane, index) => (
        <LaneBars key={lane.key} lane={lane} index={index} highest={highest} current={current} period={period} onFocus={setCurrent} onJump={onJump} onNarrow={onNarrow} />
      ))}
      <Years bars={lanes[0]?.bars ?? []} most={narrow ? 4 : 12} />
    </div>
  );
}

/** Where there is room for one lane only, it is of everything. */
function together({ lanes }: Lanes): Pick<Lanes, 'lanes' | 'highest'> {
  const [first] = lanes;
  if (!first) return { lanes, highest: 0 };
  const bars = first.bars.map((bar, column) => {
    const count = lanes.reduce((sum, lane) => sum + (lane.bars[column]?.count ?? 0), 0);
    return { ...bar, count, name: `Q${bar.quarter} ${bar.year}, ${formatCount(count)}` };
  });
  return { lanes: [{ ...first, name: 'All', bars }], highest: Math.max(...bars.map(({ count }) => count)) };
}

interface Place {
  readonly lane: number;
  readonly column: number;
}

interface LaneProps extends Pick<Props, 'period' | 'onJump' | 'onNarrow'> {
  readonly lane: StripLane;
  readonly index: number;
  readonly highest: number;
  readonly current: Place;
  readonly onFocus: (place: Place) => void;
}

function LaneBars({ lane, index, highest, current, period, onFocus, onJump, onNarrow }: LaneProps) {
  return (
    <div className="grid h-3 grid-cols-[7.5rem_1fr] max-sheet:grid-cols-[1fr] items-end gap-2">
      <span className="truncate text-badge leading-3 font-normal text-muted max-sheet:hidden">{lane.name}</span>
      <div className="flex h-3 items-end gap-px">
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
            className="relative flex h-3 min-w-0 flex-1 items-end border-0 bg-transparent p-0 focus-visible:z-10 focus-visible:outline-offset-0"
          >
            <span className={`block w-full ${within(bar, period) ? 'bg-accent' : 'bg-control'}`} style={{ height: barHeight(bar.count, highest) }} />
          </button>
        ))}
      </div>
    </div>
  );
}

/** A quarter with anything in it is never drawn as nothing; the root keeps a busy quarter from flattening the rest. */
function barHeight(count: number, highest: number): string {
  return count === 0 ? '0' : `${Math.max(2, Math.round(Math.sqrt(count / highest) * 11))}px`;
}

function Years({ bars, most }: { readonly bars: readonly StripBar[]; readonly most: number }) {
  const years = [...new Set(bars.map((bar) => bar.year))];
  const every = Math.max(1, Math.ceil(years.length / most));
  return (
    <div className="grid h-3.5 grid-cols-[7.5rem_1fr] max-sheet:grid-cols-[1fr] gap-2 text-badge leading-3.5 text-muted" aria-hidden>
      <span className="max-sheet:hidden" />
      <div className="relative flex gap-px overflow-hidden">
        {bars.map((bar, index) => (
          <span key={bar.key} className="relative h-3.5 min-w-0 flex-1">
            {bar.quarter === 1 && (bar.year - (years.at(-1) ?? 0)) % every === 0 ? (
              <span className={`absolute whitespace-nowrap ${index > bars.length - 5 ? 'right-0' : 'left-0'}`}>{bar.year}</span>
            ) : undefined}
          </span>
        ))}
      </div>
    </div>
  );
}

export function quarterPeriod({ year, quarter }: StripBar): { readonly from: string; readonly to: string } {
  const first = quarter * 3 - 2;
  const last = new Date(Date.UTC(year, first + 2, 0)).toISOString().slice(0, 10);
  return { from: `${year}-${String(first).padStart(2, '0')}-01`, to: last };
}

function within(bar: StripBar, period: Period | undefined): boolean {
  if (!period?.from && !period?.to) return false;
  const { from, to } = quarterPeriod(bar);
  return (!period.from || to >= period.from) && (!period.to || from <= period.to);
}

function next({ lane, column }: Place, key: string, columns: number, lanes: number): Place | undefined {
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
