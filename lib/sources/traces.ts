import 'server-only';
import { newRequestId } from './connection.ts';
import type { QueryTrace } from './gathering.ts';

/** By what they ask for: `match`, or the query's type and what narrows it. */
export type Traces = Map<string, QueryTrace>;

/** The query's trace, made at its first mention: one request id from plan to outcome. */
export function traceOf(traces: Traces, key: string, query: string): QueryTrace {
  const found = traces.get(key);
  if (found) return found;
  const made: QueryTrace = { requestId: newRequestId(), query, state: 'not-asked', detail: 'not asked', pages: 0, received: 0, refused: 0 };
  traces.set(key, made);
  return made;
}
