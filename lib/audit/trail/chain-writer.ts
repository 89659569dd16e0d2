import 'server-only';
import { randomUUID } from 'node:crypto';
import { linkEvents, type AuditRecord, type ChainHead } from '#/lib/audit/model/chain.ts';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { addNumbers, type NumberRange } from '#/lib/audit/model/ranges.ts';
import type { HeadSigner } from '#/lib/audit/model/signature.ts';
import { NotTaken, type AuditSinkConnection } from '#/lib/audit/model/sink.ts';
import { statementEvent, type Statement } from '#/lib/audit/model/statement.ts';
import { AuditUnavailable } from '#/lib/audit/model/unavailable.ts';
import { startPatientTimer } from '#/lib/process/patient-timer.ts';
import type { PendingWrite } from './write-queue.ts';

/**
 * This process's chain on its way to the sink. A number is used once, whatever becomes of its record: a sink that failed or was late
 * may hold it all the same. What was not confirmed is named by a `not-confirmed` statement before anything else is written.
 */
export interface ChainWriter {
  readonly sink: AuditSinkConnection;
  /** Milliseconds that the sink has for one batch. */
  readonly timeLimitMs: number;
  readonly signer: HeadSigner | undefined;
  /** Called when the sink has not taken a batch in time; the batch is still with it. */
  readonly onStall: () => void;
  head: ChainHead;
  /** Number of the newest signed record; 0 while there is none. */
  lastSigned: number;
  /** Numbers that the sink has not confirmed in time and no statement explains yet. */
  unconfirmed: readonly NumberRange[];
}

export const newChain = (): Pick<ChainWriter, 'head' | 'lastSigned' | 'unconfirmed'> => ({
  head: { chain: randomUUID(), sequence: 0, hash: '' },
  lastSigned: 0,
  unconfirmed: [],
});

/** End of one batch: the error where the sink has not taken all of it, and the numbers that it has not. */
interface BatchEnd {
  readonly error?: unknown;
  readonly missing: readonly number[];
}

/** Links writes, gives them to the sink, and settles each. Returns the sink's error where it has not taken them all; never rejects. */
export async function writeBatch(chain: ChainWriter, writes: readonly PendingWrite[]): Promise<unknown> {
  const linked = writes.map((write) => ({ write, records: link(chain, write.events) }));
  const { error, missing } = await give(
    chain,
    linked.flatMap(({ records }) => records),
    () => {
      for (const { write } of linked) write.settle(new AuditUnavailable('late'));
    },
  );
  const missed = new Set(missing);
  for (const { write, records } of linked) {
    const numbers = records.map(({ sequence }) => sequence);
    const isTaken = numbers.every((number) => !missed.has(number));
    // A caller that was told no has not done what its events announce, even where they were written late or in part.
    if (write.isOver() || !isTaken) chain.unconfirmed = addNumbers(chain.unconfirmed, numbers);
    write.settle(isTaken ? undefined : new AuditUnavailable('refused', error));
  }
  return error;
}

/** Writes one statement of the trail about itself. Returns the sink's error where it was not taken; never rejects. */
export async function writeStatement(chain: ChainWriter, statement: Statement): Promise<unknown> {
  const records = link(chain, [statementEvent(statement, chain.head, new Date().toISOString(), chain.signer)]);
  let isLate = false;
  const { error, missing } = await give(chain, records, () => (isLate = true));
  if (error !== undefined || isLate) {
    const own = isLate ? records.map(({ sequence }) => sequence) : missing;
    chain.unconfirmed = addNumbers(chain.unconfirmed, own);
    return error;
  }
  if (chain.signer) chain.lastSigned = chain.head.sequence;
  if (statement.kind === 'not-confirmed') chain.unconfirmed = [];
  return undefined;
}

function link(chain: ChainWriter, events: readonly AuditEvent[]): readonly AuditRecord[] {
  const records = linkEvents(chain.head, events);
  const last = records.at(-1);
  // Keeps the position alone: a head that is the record would hold its reader and patient in memory until the next event.
  if (last) chain.head = { chain: last.chain, sequence: last.sequence, hash: last.hash };
  return records;
}

async function give(chain: ChainWriter, records: readonly AuditRecord[], onLate: () => void): Promise<BatchEnd> {
  const controller = new AbortController();
  const timer = startPatientTimer(chain.timeLimitMs, () => {
    onLate();
    chain.onStall();
    controller.abort();
  });
  try {
    await chain.sink.write(records, controller.signal);
    return { missing: [] };
  } catch (error) {
    return {
      error: error ?? new Error('no reason'),
      missing: error instanceof NotTaken ? error.sequences : records.map(({ sequence }) => sequence),
    };
  } finally {
    timer.stop();
  }
}
