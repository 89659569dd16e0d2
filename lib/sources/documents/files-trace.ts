import 'server-only';
import type { QueryTrace } from '#/lib/sources/answer/source-event.ts';
import { traceOf, type Traces } from '#/lib/sources/answer/query-traces.ts';

/** Returns the one audit trace that stands for all files of a source. */
export const filesTrace = (traces: Traces): QueryTrace => traceOf(traces, 'files', 'DocumentReference.content');
