import 'server-only';
import { randomUUID } from 'node:crypto';
import { queryOutcomes, type AuditedOutcome, type AuditEvent, type AuditOutcome } from '#/lib/audit/model/events.ts';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import type { QueryTrace } from '#/lib/sources/answer/source-event.ts';
import { auditContext, type TimelineRequest } from './record-request.ts';

/** Counts of a source's answer as it was released. */
export interface ReleaseCounts {
  shownEntries: number;
  stubs: number;
  withheld: number;
  /** Withheld resources received again, and resources that belong to withheld ones only. */
  withheldRepeats: number;
  /** Labelled resources that could not be shown, which is not reported either. */
  unreportedRefusals: number;
}

/** Makes the events of a source's end: each query with its outcome, and the released counts; also for an answer that the reader did not wait for. */
export function answerEvents(
  request: TimelineRequest,
  source: SourceConfig,
  traces: readonly QueryTrace[],
  release: ReleaseCounts,
): readonly AuditEvent[] {
  const counts = {
    shown: release.shownEntries,
    stubs: release.stubs,
    withheld: release.withheld,
    withheldAgain: release.withheldRepeats,
    refusedUnsaid: release.unreportedRefusals,
  };
  const released: AuditedOutcome = { requestId: randomUUID(), query: 'release', outcome: '0', detail: 'released', counts };
  return queryOutcomes(auditContext(request), source, [...traces.map(outcomeOf), released]);
}

function outcomeOf({ requestId, query, state, detail, pages, received, refused }: QueryTrace): AuditedOutcome {
  return { requestId, query, outcome: severities[state], detail, counts: { pages, received, refused } };
}

const severities: Readonly<Record<QueryTrace['state'], AuditOutcome>> = {
  complete: '0',
  'not-asked': '4',
  denied: '4',
  running: '8',
  failed: '8',
};
