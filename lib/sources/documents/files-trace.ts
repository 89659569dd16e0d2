import 'server-only';
import type { QueryTrace } from '#/lib/sources/answer/source-event.ts';
import { traceOf, type Traces } from '#/lib/sources/answer/query-traces.ts';

/** The one question behind which all files of a source stand in the audit. */
export const filesTrace = (traces: Traces): QueryTrace => traceOf(traces, 'files', 'DocumentReference.content');
