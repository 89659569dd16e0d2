import 'server-only';
import type { QueryTrace } from '#/lib/sources/answer/source-event.ts';
import { traceOf, type QueryTraces } from '#/lib/sources/answer/query-traces.ts';

/** Returns the one audit trace that stands for all files of a source. */
export const filesTrace = (traces: QueryTraces): QueryTrace => traceOf(traces, 'files', 'DocumentReference.content');
