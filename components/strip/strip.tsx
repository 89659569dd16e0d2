'use client';
import { type KeyboardEvent, type MouseEvent, useId, useState } from 'react';
import { mediaQueries, useMedia } from '#/components/ui/use-media.ts';
import { isQuarterIn } from '#/lib/record/dates/period.ts';
import type { ActivityStrip as Lanes, StripBar, StripLane } from '#/lib/record/list/activity-strip.ts';
import type { Period } from '#/lib/record/model/view.ts';
import { barHeight, newestQuarter, slideTo, yearMarks } from './lane-bars.ts';
import { stripWords } from './words.ts';

interface Props {
  readonly strip: Lanes;
  readonly period: Period | undefined;
  readonly onJump: (bar: StripBar) => void;
  readonly onNarrow: (bar: StripBar) => void;
}

/**
 * The record at a glance: four lanes, one bar a quarter. Each lane is a slider (APG): its value is the quarter to which the list goes, by
 * press or by key; Shift and a press, or Shift and Enter, narrow the period. The date fields offer the same (WCAG 2.5.7, 2.5.8).
 */
export function Strip({ strip, period, onJump, onNarrow }: Props) {
  const narrow = useMedia(mediaQueries.sheet);
  const lanes = narrow ? joinLanes(strip.lanes) : strip.lanes;
  const [chosen, setChosen] = useState<string>();
  const newest = newestQuarter(lanes);
  const help = useId();
  const bars = lanes[0]?.bars ?? [];
  if (bars.length === 0) return undefined;
  const slide = (bar: StripBar) => {
    setChosen(bar.key);
    onJump(bar);
  };
  return (
    <div role="group" aria-label={stripWords.strip} className="strip">
      <p id={help} hidden>
        {stripWords.help}
      </p>
      {lanes.map((lane) => (
        <Lane key={lane.key} lane={lane} chosen={chosen} newest={newest} help={help} period={period} onSlide={slide} onNarrow={onNarrow} />
      ))}
      <Years bars={bars} most={narrow ? 4 : 12} />
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

interface LaneProps extends Pick<Props, 'period' | 'onNarrow'> {
  readonly lane: StripLane;
  /** Quarter to which the list last went; else `newest`, with which it begins. */
  readonly chosen: string | undefined;
  readonly newest: number;
  /** Id of the sentence that says what the keys do. */
  readonly help: string;
  readonly onSlide: (bar: StripBar) => void;
}

/** A slider stays in the tab order whatever arrives or is filtered: its value is a quarter, found anew among those there are. */
function Lane({ lane: { name, bars }, chosen, newest, help, period, onSlide, onNarrow }: LaneProps) {
  // Each lane has its own scale: one busy kind must not flatten the others; the counts are in the names.
  const highest = Math.max(...bars.map(({ count }) => count));
  const at = bars.findIndex(({ key }) => key === chosen);
  const value = at < 0 ? newest : at;
  const act = (bar: StripBar | undefined, isNarrowed: boolean) => bar && (isNarrowed ? onNarrow(bar) : onSlide(bar));
  const keys = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = event.key === 'Enter' ? value : slideTo(value, event.key, bars.length);
    if (to === undefined) return;
    event.preventDefault();
    act(bars[to], event.key === 'Enter' && event.shiftKey);
  };
  const press = ({ target, shiftKey }: MouseEvent) => {
    const column = target instanceof Element ? target.closest('[data-column]')?.getAttribute('data-column') : undefined;
    act(bars[Number(column ?? Number.NaN)], shiftKey);
  };
  return (
    <div className="strip-lane">
      <span className="strip-name">{name}</span>
      <div
        role="slider"
        tabIndex={0}
        aria-label={name}
        aria-describedby={help}
        aria-orientation="horizontal"
        aria-valuemin={1}
        aria-valuemax={bars.length}
        aria-valuenow={value + 1}
        aria-valuetext={bars[value]?.name}
        className="strip-bars"
        onKeyDown={keys}
        onClick={press}
      >
        {bars.map((bar, column) => (
          <span
            key={bar.key}
            data-column={column}
            data-current={column === value ? true : undefined}
            title={bar.name}
            className="strip-bar"
          >
            <span data-chosen={isQuarterIn(bar, period) ? true : undefined} style={{ height: barHeight(bar.count, highest) }} />
          </span>
        ))}
      </div>
    </div>
  );
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
