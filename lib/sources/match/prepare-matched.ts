import 'server-only';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import { eventStream } from '#/lib/sources/answer/event-stream.ts';
import type { GatherInput, SourceGathering } from '#/lib/sources/answer/source-event.ts';
import { chooseMatch } from './find-match.ts';
import { traceOf, type QueryTraces } from '#/lib/sources/answer/query-traces.ts';
import { withMatch, type MatchedPatient, type SourceRun } from './with-match.ts';

/**
 * Prepares a source that matches the patient first: the match and the queries that `plan` adds to the traces are audited
 * before the first request, then `ask` runs those queries for the matched records.
 */
export function prepareMatched(
  input: GatherInput,
  plan: (traces: QueryTraces) => void,
  ask: (connection: Connection, match: MatchedPatient, run: SourceRun) => Promise<void>,
  { concealsPatients }: Pick<SourceRun, 'concealsPatients'> = {},
): SourceGathering {
  const { source, user, patient, systems } = input;
  const chosen = chooseMatch(source.match, { url: source.url, user, patient, systems });
  const traces: QueryTraces = new Map();
  const matchTrace = traceOf(traces, 'match', chosen?.query ?? 'Patient');
  plan(traces);
  return {
    requestId: matchTrace.requestId,
    planned: chosen ? [...traces.values()].map(({ query }) => query) : [],
    traces: () => [...traces.values()].filter(({ state }) => state !== 'not-asked'),
    start: (signal) =>
      eventStream(signal, (emit, running) => {
        const run: SourceRun = { traces, matchTrace, emit, signal: running, concealsPatients };
        return withMatch(input, chosen, run, (connection, match) => ask(connection, match, run));
      }),
  };
}
