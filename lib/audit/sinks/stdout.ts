import 'server-only';
import { z } from 'zod';
import type { AuditSinkKind } from '#/lib/audit/model/sink.ts';
import { auditKeys } from '#/lib/config/schema/audit.ts';
import { unblockOutput } from '#/lib/process/unblock-output.ts';

// A closed pipe rejects the write and also emits an error event, which would end the process if unhandled.
process.stdout.on('error', () => undefined);

/** JSON lines on standard output, for a collector. A closed pipe rejects; a full one is waited for, while nothing else is given to it. */
export const stdoutSink: AuditSinkKind = {
  kind: 'stdout',
  isReadable: false,
  options: z.strictObject({ kind: z.literal('stdout'), ...auditKeys }),
  open: () => ({
    write: (records) =>
      new Promise((resolve, reject) => {
        const lines = records.map((record) => `${JSON.stringify({ audit: record })}\n`).join('');
        unblockOutput(process.stdout);
        process.stdout.write(lines, (error) => (error ? reject(error) : resolve()));
      }),
  }),
};
