import 'server-only';
import { newRequestId } from '#/lib/sources/fetch/connection.ts';
import type { QueryTrace } from './source-event.ts';

/** By what they ask for: `match`, or the query's type and what narrows it. */
export type Traces = Map<string, QueryTrace>;

/**
 * The query's trace, made at its first mention: one request id from plan to outcome. A type that is asked in parts was
 * planned, and audited, as one: each part's id begins with the id of that (`within`).
 */
export function traceOf(traces: Traces, key: string, query: string, within?: string): QueryTrace {
  const found = traces.get(key);
  if (found) return found;
  const whole = within === undefined ? undefined : traces.get(within);
  const requestId = whole ? `${whole.requestId}.${traces.size}` : newRequestId();
  const made: QueryTrace = { requestId, query, state: 'not-asked', detail: 'not asked', pages: 0, received: 0, refused: 0 };
  traces.set(key, made);
  return made;
}
