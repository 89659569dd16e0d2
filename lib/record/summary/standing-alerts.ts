import { describeAbsence } from '#/lib/record/completeness/absence.ts';
import { arrange } from '#/lib/record/list/arrange.ts';
import type { PublicSource } from '#/lib/record/model/public-source.ts';
import { type View, wholeView } from '#/lib/record/model/view.ts';
import { isAnswering, type Timeline } from '#/lib/record/stream/timeline.ts';

export interface StandingAlert {
  readonly id: string;
  readonly title: string;
  readonly sources: readonly PublicSource[];
}

const alertsOnly: View = { ...wholeView, categories: new Set(['alerts']) };
/** FHIR R4 flag-status: alerts that have ended. */
const ended: ReadonlySet<string> = new Set(['inactive', 'entered-in-error']);

/** Alerts in force, from every source, whatever is ticked or filtered. */
export function standingAlerts(timeline: Timeline): readonly StandingAlert[] {
  return arrange(timeline, alertsOnly)
    .groups.filter(({ lead }) => lead.assertion === 'affirmed' && !ended.has(lead.status ?? ''))
    .map(({ id, lead, sources }) => ({
      id,
      title: lead.title,
      sources: sources.flatMap((held) => timeline.sources.get(held)?.source ?? []),
    }));
}

/** The sentence in place of alerts: "Alerts: still asking 3 sources." until all have answered, then what their answers mean. */
export function alertsAbsence(timeline: Timeline): string {
  const { sentence } = describeAbsence(timeline, { category: 'alerts', view: wholeView });
  return isAnswering(timeline) ? `Alerts: ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}` : sentence;
}
