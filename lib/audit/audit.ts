import 'server-only';
import { randomUUID } from 'node:crypto';
import { config } from '#/lib/config/config.ts';
import { linkEvents, type ChainHead } from './model/chain.ts';
import { applicationStart, type AuditEvent } from './model/events.ts';
import { auditSinks } from './sinks/registry.ts';

let head: ChainHead = { chain: randomUUID(), sequence: 0, hash: '' };
let lastWrite: Promise<void> = Promise.resolve();

export interface AuditSink {
  /** Rejects when the events could not be written; what they announce must then not be done (fail closed). */
  readonly write: (events: readonly AuditEvent[]) => Promise<void>;
}

/** This process's audit trail, at the sink of the configuration. */
export function auditSink(): AuditSink {
  return { write };
}

/** Writes the first event of this process, and so tries the sink before a reader needs it. Throws in the operator's words where it refuses. */
export async function startAudit(): Promise<void> {
  try {
    await write([applicationStart(new Date().toISOString())]);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new Error(`The audit trail (audit.kind: ${config().audit.kind}) cannot be written${code}: without it no record is opened.`, {
      cause: error,
    });
  }
}

/** Writes batches in sequence, so that the lines stand in the order of the chain; a failed batch takes no numbers. */
function write(events: readonly AuditEvent[]): Promise<void> {
  const sink = auditSinks.find(({ kind }) => kind === config().audit.kind);
  if (!sink) return Promise.reject(new Error('There is no audit sink of the configured kind.'));
  const turn = lastWrite.then(async () => {
    const records = linkEvents(head, events);
    await sink.write(records);
    const newest = records.at(-1);
    if (newest) head = { chain: newest.chain, sequence: newest.sequence, hash: newest.hash };
  });
  lastWrite = turn.catch(() => undefined);
  return turn;
}
