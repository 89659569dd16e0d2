import 'server-only';
import { z } from 'zod';
import type { AuditSinkKind } from '#/lib/audit/model/sink.ts';

// A closed pipe refuses the write, and says so a second time by an event that nobody hears: that would end the process.
process.stdout.on('error', () => undefined);

/** JSON lines on standard output, for a collector that ships them. A closed or full pipe refuses, and nothing is read. */
export const stdoutSink: AuditSinkKind = {
  kind: 'stdout',
  options: z.strictObject({ kind: z.literal('stdout') }),
  write: (records) =>
    new Promise((resolve, reject) => {
      const lines = records.map((record) => `${JSON.stringify({ audit: record })}\n`).join('');
      process.stdout.write(lines, (error) => (error ? reject(error) : resolve()));
    }),
};
