import 'server-only';
import type { QueryTrace } from '#/lib/sources/answer/source-event.ts';
import type { PlannedQuery } from '#/lib/sources/plan/plan.ts';
import { traceOf, type QueryTraces } from '#/lib/sources/answer/query-traces.ts';

/** Key of `$everything`: planned and audited under its own name, not under a type. */
export const everythingKey = 'everything';

const narrowing = new Set(['category', 'intent', 'status', 'clinical-status', 'actor']);

/** Starts the trace of a query, under the id by which it was planned. */
export function startTrace(traces: QueryTraces, query: PlannedQuery): QueryTrace {
  const narrowed = query.params.filter(([name]) => narrowing.has(name)).map(([, value]) => value);
  const text = `${query.path ?? query.type}?${new URLSearchParams(query.params.map(([name, value]) => [name, value]))}`;
  const trace = traceOf(
    traces,
    query.auditKey ?? [query.type, ...narrowed].join(' '),
    text,
    query.path === undefined ? query.type : everythingKey,
  );
  trace.query = text;
  trace.state = 'running';
  return trace;
}
