'use client';
import { useDeferredValue, useMemo } from 'react';
import { quarterPeriod, Strip } from '#/components/strip/strip.tsx';
import { activityStrip } from '#/lib/record/list/strip.ts';
import { useRecord } from './record-context.tsx';

/** The record by quarters, above the list. */
export function RecordStrip() {
  const { timeline, control, category, list } = useRecord();
  const { view } = control;
  // Drawn after the list, so that a tick is seen at once.
  const shown = useDeferredValue(view);
  const lanes = useMemo(
    () => activityStrip(timeline, category ? { ...shown, categories: new Set([category]) } : shown),
    [timeline, shown, category],
  );
  return (
    <div data-sticky className="record-strip">
      <Strip
        strip={category ? { ...lanes, lanes: lanes.lanes.filter(({ bars }) => bars.some(({ count }) => count > 0)) } : lanes}
        period={view.period}
        onJump={(bar) => list.current?.jump(quarterPeriod(bar).to.slice(0, 7))}
        onNarrow={(bar) => control.setPeriod(quarterPeriod(bar))}
      />
    </div>
  );
}
