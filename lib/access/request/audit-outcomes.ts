import 'server-only';
import { queriesEnded, type EndedRequest } from '#/lib/audit/model/source-events.ts';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import type { AuditOutcome } from '#/lib/audit/model/failed-event.ts';
import type { SourceConfig } from '#/lib/config/schema/schema.ts';
import type { QueryTrace, SourceGathering } from '#/lib/sources/answer/source-event.ts';
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

/** Makes the event of a source's end: each query with its outcome, and the released counts; also for an answer that the reader did not wait for. */
export function answerEvent(
  request: TimelineRequest,
  source: SourceConfig,
  gathering: Pick<SourceGathering, 'requestId' | 'traces'>,
  release: ReleaseCounts,
): AuditEvent {
  const traces = gathering.traces();
  const sum = (count: 'pages' | 'received' | 'refused'): number => traces.reduce((total, trace) => total + trace[count], 0);
  return queriesEnded(auditContext(request), source, {
    requestId: gathering.requestId,
    requests: traces.map(outcomeOf),
    counts: {
      pages: sum('pages'),
      received: sum('received'),
      refused: sum('refused'),
      shown: release.shownEntries,
      stubs: release.stubs,
      withheld: release.withheld,
      withheldAgain: release.withheldRepeats,
      refusedUnsaid: release.unreportedRefusals,
    },
  });
}

function outcomeOf({ query, state, detail, pages, received, refused }: QueryTrace): EndedRequest {
  const counted = [`pages ${pages}`, `received ${received}`, ...(refused > 0 ? [`refused ${refused}`] : [])];
  return { request: query, outcome: severities[state], detail, counted: counted.join(', ') };
}

const severities: Readonly<Record<QueryTrace['state'], AuditOutcome>> = {
  complete: '0',
  'not-asked': '4',
  denied: '4',
  running: '8',
  failed: '8',
};
