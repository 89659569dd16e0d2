import 'server-only';
import type { Connection } from '#/lib/sources/fetch/connection.ts';
import { eventStream } from '#/lib/sources/answer/event-stream.ts';
import type { GatherInput, Gathering } from '#/lib/sources/answer/source-event.ts';
import { chooseMatch } from './find-match.ts';
import { traceOf, type Traces } from '#/lib/sources/answer/query-traces.ts';
import { withMatch, type Matched, type SourceRun } from './with-match.ts';

/**
 * A source that is matched first: what `plan` names beside the match is audited before its first request, then `ask` does
 * it for the records that were matched.
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
