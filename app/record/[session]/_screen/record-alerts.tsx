'use client';
import { useMemo, useState } from 'react';
import { AlertsStrip } from '#/components/patient-banner/alerts-strip.tsx';
import { isAnswering } from '#/lib/record/stream/timeline.ts';
import { alertsAbsence, standingAlerts } from '#/lib/record/summary/standing-alerts.ts';
import { useRecordActions, useRecordData } from './record-context.tsx';

/** Alerts under the banner, never by ticks or filters. Space is kept while any may still come, so that a late one moves nothing. */
export function RecordAlerts() {
  const { timeline, view } = useRecordData();
  const { open } = useRecordActions();
  const alerts = useMemo(() => standingAlerts(timeline), [timeline]);
  const isPending = isAnswering(timeline);
  // Once the reader has begun, a strip that turns out to be empty stays: taking it away would move what they read.
  const [isKept, keep] = useState(false);
  if (isPending && view.accepted !== undefined && !isKept) keep(true);
  return <AlertsStrip alerts={alerts} empty={isPending || isKept ? alertsAbsence(timeline) : undefined} onOpen={open} />;
}
