import 'server-only';
import { newRequestId, type Connection } from '#/lib/sources/fetch/connection.ts';
import { matchDoubt } from '#/lib/sources/match/match-doubt.ts';
import { gatherPages } from '#/lib/sources/gather/gather-pages.ts';
import { escapeSearchValue } from '#/lib/sources/http/address-under-base.ts';
import type { GatherInput, SourceGathering } from '#/lib/sources/answer/source-event.ts';
import { matchedRun } from '#/lib/sources/gather/matched-run.ts';
import { capabilityOf } from '#/lib/sources/plan/capability.ts';
import type { PlannedQuery } from '#/lib/sources/plan/plan.ts';
import { versionOf } from '#/lib/sources/plan/source-version.ts';
import { prepareMatched } from '#/lib/sources/match/prepare-matched.ts';
import { traceOf, type QueryTraces } from '#/lib/sources/answer/query-traces.ts';
import type { MatchedPatient, SourceRun } from '#/lib/sources/match/with-match.ts';
import { mostDocuments } from './document-options.ts';
import { filesTrace } from './files-trace.ts';
import { takeApartDocuments } from './take-apart-documents.ts';

const list = 'DocumentReference';
const pageSize = '100';

/** Prepares a source of documents alone: match, list of documents, then the documents themselves, newest first. */
export function prepareDocuments(input: GatherInput): SourceGathering {
  const plan = (traces: QueryTraces): void => {
    traceOf(traces, list, `${list}?patient=(as matched)`);
    filesTrace(traces);
  };
  return prepareMatched(input, plan, (connection, match, run) => gatherWith(connection, match, input, run));
}

async function gatherWith(connection: Connection, match: MatchedPatient, input: GatherInput, run: SourceRun): Promise<void> {
  const version = versionOf(input.source, await capabilityOf(connection, newRequestId()));
  const matched = matchedRun({ connection, match, input, run }, version);
  const trace = filesTrace(run.traces);
  const most = mostDocuments(input.source);
  // No filter by status or category: replaced and removed documents must be known too.
  const plan = [...match.ids].map((id): PlannedQuery => ({
    type: list,
    params: [
      ['patient', escapeSearchValue(id)],
      ['_count', pageSize],
    ],
    categories: ['documents'],
    fallbacks: [],
  }));
  const ended = await gatherPages(plan, {
    ...matched,
    offersMedication: false,
    doubts: matchDoubt(match),
    embeddedDocuments: takeApartDocuments({ ...matched, input, trace, most, alone: true }),
  });
  await run.emit(ended);
}
