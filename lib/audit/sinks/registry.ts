import 'server-only';
import type { AuditSinkKind } from '#/lib/audit/model/sink.ts';
import { fhirSink } from './fhir.ts';
import { stdoutSink } from './stdout.ts';

export const auditSinks: readonly AuditSinkKind[] = [stdoutSink, fhirSink];
