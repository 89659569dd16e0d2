'use client';
import { useMemo, useState } from 'react';
import { AlertsStrip, type StandingAlert } from '#/components/patient-banner/alerts-strip.tsx';
import { absence } from '#/lib/record/completeness/absence.ts';
import { arrange } from '#/lib/record/list/arrange.ts';
import { isSettled } from '#/lib/record/stream/source-timeline.ts';
import type { Timeline } from '#/lib/record/stream/timeline.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import { type RecordValue, useRecord } from './record-context.tsx';

/** Under the banner: never by ticks or filters. Its space is kept while one may still come, so that it moves nothing. */
export function RecordAlerts() {
  const { timeline, sources, control, open } = useRecord();
  const alerts = useMemo(() => standingAlerts(timeline, sources), [timeline, sources]);
  const asking = isAsking(timeline);
  const hasBegun = control.view.accepted !== undefined;
  // Once the reader has begun, a strip that turns out to be empty stays: taking it away would move what they read.
  const [isKept, keep] = useState(false);
  if (asking && hasBegun && !isKept) keep(true);
  const empty = asking || isKept ? emptyWords(timeline, asking) : undefined;
  return <AlertsStrip alerts={alerts} empty={empty} onOpen={open} />;
}

const alertsOnly: View = { ...wholeView, categories: new Set(['alerts']) };
// FHIR R4 flag-status: what is over.
const over = new Set(['inactive', 'entered-in-error']);

function standingAlerts(timeline: Timeline, sources: RecordValue['sources']): readonly StandingAlert[] {
  return arrange(timeline, alertsOnly)
    .groups.filter(({ lead }) => lead.assertion === 'affirmed' && !over.has(lead.status ?? ''))
    .map(({ id, lead, sources: held }) => ({ id, title: lead.title, sources: held.flatMap((source) => sources.get(source) ?? []) }));
}

function isAsking({ sources }: Timeline): boolean {
  return sources.size === 0 || [...sources.values()].some((state) => !isSettled(state));
}

function emptyWords(timeline: Timeline, asking: boolean): string {
  const said = absence(timeline, { category: 'alerts', view: wholeView }).sentence;
  return asking ? `Alerts: ${said.charAt(0).toLowerCase()}${said.slice(1)}` : said;
}
