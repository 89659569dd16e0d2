import 'server-only';
import { z } from 'zod';
import type { AuditSinkKind } from '#/lib/audit/model/sink.ts';

// A closed pipe rejects the write and also emits an error event, which would end the process if unhandled.
process.stdout.on('error', () => undefined);

/** JSON lines on standard output, for a collector. A closed or full pipe rejects, and then nothing is read. */
export const stdoutSink: AuditSinkKind = {
  kind: 'stdout',
  options: z.strictObject({ kind: z.literal('stdout') }),
  write: (records) =>
    new Promise((resolve, reject) => {
      const lines = records.map((record) => `${JSON.stringify({ audit: record })}\n`).join('');
      process.stdout.write(lines, (error) => (error ? reject(error) : resolve()));
    }),
};
