'use client';
import { useDeferredValue, useMemo } from 'react';
import { Strip } from '#/components/strip/strip.tsx';
import { quarterPeriod } from '#/lib/record/dates/period.ts';
import { listedView } from '#/lib/record/list/listed-view.ts';
import { activityStrip } from '#/lib/record/list/activity-strip.ts';
import { useRecordActions, useRecordData } from './record-context.tsx';

/** The record by quarters, above the list; a category's page has only lanes with bars. */
export function RecordStrip() {
  const { timeline, view, category } = useRecordData();
  const { change, list } = useRecordActions();
  // Drawn after the list, so that a tick is seen at once.
  const deferred = useDeferredValue(view);
  const lanesOfPage = useMemo(
    () => activityStrip(timeline, category ? { ...deferred, categories: new Set([category]) } : listedView(timeline, deferred)),
    [timeline, deferred, category],
  );
  return (
    <div data-sticky className="record-strip">
      <Strip
        strip={
          category ? { ...lanesOfPage, lanes: lanesOfPage.lanes.filter(({ bars }) => bars.some(({ count }) => count > 0)) } : lanesOfPage
        }
        period={view.period}
        onJump={(bar) => list.current?.jump(quarterPeriod(bar).to.slice(0, 7))}
        onNarrow={(bar) => change({ type: 'set-period', period: quarterPeriod(bar) })}
      />
    </div>
  );
}
