'use client';
import { useCallback, useMemo, useRef } from 'react';
import { Observations } from '#/components/observations/observations.tsx';
import { useBegin } from '#/components/ui/use-begin.ts';
import { partsDays } from '#/lib/record/dates/date-interval.ts';
import { parseDateText } from '#/lib/record/dates/date-text.ts';
import { observeRecord } from '#/lib/record/observations/observe-record.ts';
import { usePageOrder } from '#/components/keys/page-order.ts';
import { observationPlaces } from '#/lib/record/observations/page-order.ts';
import { useRecordActions, useRecordData, useRecordSettings, useScroller } from '#/app/record/[session]/_screen/record-context.tsx';

/** The observations in sight: scores by day, vital signs over time, growth and the rest. */
export function RecordObservations() {
  const { locale } = useRecordSettings();
  const { timeline, view, sources, serverTime, selected } = useRecordData();
  const { change, open } = useRecordActions();
  const area = useRef<HTMLDivElement>(null);
  useBegin(area, useScroller(), () => change({ type: 'begin-reading' }));
  const day = serverTime.slice(0, 10);
  const record = useMemo(() => observeRecord(timeline, view, dayOf(day)), [timeline, view, day]);
  usePageOrder(useCallback(() => observationPlaces(record), [record]));
  return (
    <div ref={area}>
      <Observations record={record} sources={sources} locale={locale} thisYear={day.slice(0, 4)} selected={selected} onOpen={open} />
    </div>
  );
}

function dayOf(text: string): number {
  const parts = parseDateText(text);
  return parts ? partsDays(parts).first : 0;
}
