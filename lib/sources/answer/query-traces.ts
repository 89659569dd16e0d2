import 'server-only';
import { newRequestId } from '#/lib/sources/fetch/connection.ts';
import { failureWords, type FailureReason } from '#/lib/sources/http/source-failure.ts';
import type { QueryTrace } from './source-event.ts';

/** Traces by key: `match`, or the query's type and the parameters that narrow it. */
export type QueryTraces = Map<string, QueryTrace>;

/**
 * Returns the query's trace, made at the first call: one request id from plan to outcome, which begins with that of the source's
 * first. A type queried in parts is planned and audited as one (`within`): each part's id begins with its id.
 */
export function traceOf(traces: QueryTraces, key: string, query: string, within?: string): QueryTrace {
  const existing = traces.get(key);
  if (existing) return existing;
  const whole = within === undefined ? undefined : traces.get(within);
  const requestId = whole ? `${whole.requestId}.${traces.size}` : ownRequestId(traces);
  const trace: QueryTrace = { requestId, query, state: 'not-asked', detail: 'not asked', pages: 0, received: 0, refused: 0 };
  traces.set(key, trace);
  return trace;
}

/** Ids of one source have a common beginning: its audit event names that alone (docs/decisions/0069). */
function ownRequestId(traces: QueryTraces): string {
  const [first] = traces.values();
  return first ? `${first.requestId}-${traces.size}` : newRequestId();
}

/** Records the failure of a query in our words. */
export function failTrace(trace: QueryTrace, failure: FailureReason): void {
  const state = failure.kind === 'denied' || failure.kind === 'withheld' ? 'denied' : 'failed';
  Object.assign(trace, { state, detail: failureWords(failure), failure });
}
