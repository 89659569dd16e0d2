import 'server-only';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import { eventStream } from '#/lib/sources/answer/event-stream.ts';
import type { GatherInput, Gathering } from '#/lib/sources/answer/source-event.ts';
import { chooseMatch } from './find-match.ts';
import { traceOf, type Traces } from '#/lib/sources/answer/query-traces.ts';
import { withMatch, type Matched, type SourceRun } from './with-match.ts';

/**
 * Prepares a source that matches the patient first: the match and the queries that `plan` adds to the traces are audited
 * before the first request, then `ask` runs those queries for the matched records.
 */
export function prepareMatched(
  input: GatherInput,
  plan: (traces: Traces) => void,
  ask: (connection: Connection, match: Matched, run: SourceRun) => Promise<void>,
  { concealsPatients }: Pick<SourceRun, 'concealsPatients'> = {},
): Gathering {
  const { source, user, patient, systems } = input;
  const chosen = chooseMatch(source.match, { url: source.url, user, patient, systems });
  const traces: Traces = new Map();
  const matchTrace = traceOf(traces, 'match', chosen?.query ?? 'Patient');
  plan(traces);
  return {
    planned: chosen ? [...traces.values()].map(({ requestId, query }) => ({ requestId, query })) : [],
    traces: () => [...traces.values()].filter(({ state }) => state !== 'not-asked'),
    start: (signal) =>
      eventStream(signal, (emit, running) => {
        const run: SourceRun = { traces, matchTrace, emit, signal: running, concealsPatients };
        return withMatch(input, chosen, run, (connection, match) => ask(connection, match, run));
      }),
  };
}
