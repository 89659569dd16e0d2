import 'server-only';
import { randomUUID } from 'node:crypto';
import { queryOutcomes, type AuditedOutcome, type AuditEvent, type AuditOutcome } from '#/lib/audit/model/events.ts';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import type { QueryTrace } from '#/lib/sources/answer/source-event.ts';
import { auditContext, type TimelineRequest } from './record-request.ts';

/** What left us of a source's answer. */
export interface ReleaseCounts {
  shown: number;
  stubs: number;
  withheld: number;
  /** How often what is withheld came again, and what belongs to it alone. */
  withheldAgain: number;
  /** What could not be shown and is labelled: not even that is said. */
  refusedUnsaid: number;
}

/** One batch at a source's end: each query with its outcome, and what was released; also of an answer that nobody waited for. */
export function answerEvents(
  request: TimelineRequest,
  source: SourceConfig,
  traces: readonly QueryTrace[],
  release: ReleaseCounts,
): readonly AuditEvent[] {
  const released: AuditedOutcome = { requestId: randomUUID(), query: 'release', outcome: '0', detail: 'released', counts: { ...release } };
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
