'use client';
import { use } from 'react';
import { NoticesContext } from '#/components/entry/notices-context.ts';
import { AlertsStrip } from '#/components/patient-banner/alerts-strip.tsx';
import { notRecorded } from '#/lib/record/decisions/not-recorded.ts';
import { useRecordActions, useRecordData, useRecordSettings } from './record-context.tsx';

/** Decisions, orders that forbid and alerts under the banner, on every page, never by ticks or filters; the strip is never left out. */
export function RecordAlerts() {
  const { locale } = useRecordSettings();
  const { timeline } = useRecordData();
  const { open } = useRecordActions();
  const { notices } = use(NoticesContext);
  return <AlertsStrip notices={notices} absence={notRecorded(timeline, notices)} locale={locale} onOpen={open} />;
}
