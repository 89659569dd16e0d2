import 'server-only';
import type { AuditSinkKind } from '#/lib/audit/sink.ts';
import { stdoutSink } from './stdout.ts';

export const auditSinks: readonly AuditSinkKind[] = [stdoutSink];
