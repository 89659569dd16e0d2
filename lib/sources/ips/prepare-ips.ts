import 'server-only';
import { newRequestId, type Connection } from '#/lib/sources/fetch/connection.ts';
import { matchDoubt } from '#/lib/sources/match/match-doubt.ts';
import type { GatherInput, SourceGathering } from '#/lib/sources/answer/source-event.ts';
import { summaryAddresses } from '#/lib/sources/fhir-documents/summary-addresses.ts';
import { createIntake } from '#/lib/sources/gather/intake.ts';
import { matchedRun } from '#/lib/sources/gather/matched-run.ts';
import { capabilityOf } from '#/lib/sources/plan/capability.ts';
import { versionOf } from '#/lib/sources/plan/source-version.ts';
import { prepareMatched } from '#/lib/sources/match/prepare-matched.ts';
import { traceOf, type QueryTraces } from '#/lib/sources/answer/query-traces.ts';
import type { MatchedPatient, SourceRun } from '#/lib/sources/match/with-match.ts';
import { gatherSummary, summaryEnded, type SummaryRun } from './gather-summary.ts';

/** Prepares a source of International Patient Summaries: match, then `$summary` for each Patient matched (IPS 2.0). */
export function prepareIps(input: GatherInput): SourceGathering {
  const plan = (traces: QueryTraces): void => {
    traceOf(traces, '$summary 0', summaryAddresses(input, ['(as matched)'])[0] ?? 'Patient/$summary');
  };
  return prepareMatched(input, plan, (connection, match, run) => gatherWith(connection, match, input, run));
}

async function gatherWith(connection: Connection, match: MatchedPatient, input: GatherInput, run: SourceRun): Promise<void> {
  const { source } = input;
  const version = versionOf(source, await capabilityOf(connection, newRequestId()));
  const matched = matchedRun({ connection, match, input, run }, version);
  const summaries: SummaryRun = {
    ...matched,
    input,
    intake: createIntake(matched),
    whole: source.whole === true,
    ends: [...matchDoubt(match)],
    writtenDates: [],
  };
  for (const [at, address] of summaryAddresses(input, [...match.ids].map(encodeURIComponent)).entries()) {
    const trace = traceOf(run.traces, `$summary ${at}`, address);
    trace.query = address;
    await gatherSummary(summaries, `${source.url}/${address}`, trace);
  }
  await run.emit(summaryEnded(summaries));
}
