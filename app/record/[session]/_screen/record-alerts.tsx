'use client';
import { useMemo } from 'react';
import { AlertsStrip } from '#/components/patient-banner/alerts-strip.tsx';
import { heldNotices } from '#/lib/record/decisions/held-notices.ts';
import { notRecorded } from '#/lib/record/decisions/not-recorded.ts';
import { useRecordActions, useRecordData, useRecordSettings } from './record-context.tsx';

/** Decisions, orders that forbid and alerts under the banner, on every page, never by ticks or filters; the strip is never left out. */
export function RecordAlerts() {
  const { locale } = useRecordSettings();
  const { timeline, serverTime } = useRecordData();
  const { open } = useRecordActions();
  const { notices } = useMemo(() => heldNotices(timeline, serverTime), [timeline, serverTime]);
  return <AlertsStrip notices={notices} absence={notRecorded(timeline, notices)} locale={locale} onOpen={open} />;
}
