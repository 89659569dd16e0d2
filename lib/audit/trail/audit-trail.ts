import 'server-only';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import type { HeadSigner } from '#/lib/audit/model/signature.ts';
import type { AuditSinkConnection } from '#/lib/audit/model/sink.ts';
import type { Statement } from '#/lib/audit/model/statement.ts';
import { AuditUnavailable } from '#/lib/audit/model/unavailable.ts';
import { newChain, writeBatch, writeStatement, type ChainWriter } from './chain-writer.ts';
import { createWriteQueue, type QueueLimits, type WriteQueue } from './write-queue.ts';

/** State of the trail: does it take events now? `stalled`: a write that the sink still has, or that waits for it, was not taken in time. `failing`: the newest batch was not taken. */
export type TrailState = 'writable' | 'stalled' | 'failing';

export interface AuditTrail {
  /** Resolves once the sink has taken the events; rejects with `AuditUnavailable` when it has not in time. */
  readonly write: (events: readonly AuditEvent[]) => Promise<void>;
  readonly state: () => TrailState;
  /** Writes the closing record after all that waits. Later writes are refused. Never rejects; lasts as long as the sink stalls. */
  readonly close: () => Promise<void>;
}

export interface TrailOptions {
  readonly sink: AuditSinkConnection;
  readonly limits: QueueLimits;
  /** Events that the sink is given at once, unless one write holds more. */
  readonly batchEvents: number;
  /** Milliseconds between two attempts while the sink fails and nobody writes. */
  readonly retryMs: number;
  readonly signing?: TrailSigning | undefined;
  /** Called at each change of state, with the cause of a failure. */
  readonly onState: (state: TrailState, cause?: unknown) => void;
}

export interface TrailSigning {
  readonly signer: HeadSigner;
  readonly everyRecords: number;
  readonly everyMs: number;
}

interface Trail {
  readonly options: TrailOptions;
  readonly queue: WriteQueue;
  readonly chain: ChainWriter;
  state: TrailState;
  isRunning: boolean;
  /** Resolves when the newest run of `drain` has ended. */
  drained: Promise<void>;
  isHeadDue: boolean;
  closing: 'no' | 'asked' | 'begun';
}

/** Makes the audit trail of a process: a bounded queue, one batch at a time at the sink, and the statements of the trail about itself. */
export function createAuditTrail(options: TrailOptions): AuditTrail {
  const { limits, signing, sink } = options;
  const queue = createWriteQueue(limits, () => setState(trail, 'stalled'));
  const onStall = (): void => {
    setState(trail, 'stalled');
    queue.refuseWaiting(new AuditUnavailable('stalled'));
  };
  const chain: ChainWriter = { sink, timeLimitMs: limits.timeLimitMs, signer: signing?.signer, onStall, ...newChain() };
  const idle = { isRunning: false, drained: Promise.resolve() };
  const trail: Trail = { options, queue, chain, state: 'writable', ...idle, isHeadDue: false, closing: 'no' };
  const retry = setInterval(() => {
    if (trail.state !== 'writable') void drain(trail);
  }, options.retryMs).unref();
  const signs = setInterval(() => {
    trail.isHeadDue = true;
    if (trail.state === 'writable') void drain(trail);
  }, signing?.everyMs ?? options.retryMs).unref();
  return {
    write: (events) => {
      if (trail.closing !== 'no') return Promise.reject(new AuditUnavailable('closed'));
      if (trail.state === 'stalled') return Promise.reject(new AuditUnavailable('stalled'));
      const written = queue.add(events);
      void drain(trail);
      return written;
    },
    state: () => trail.state,
    close: () => {
      clearInterval(retry);
      clearInterval(signs);
      trail.closing = 'asked';
      return drain(trail);
    },
  };
}

function setState(trail: Trail, state: TrailState, cause?: unknown): void {
  if (trail.state === state) return;
  trail.state = state;
  trail.options.onState(state, cause);
}

/** Writes all that is due, or joins the run that does so already. Never rejects. */
function drain(trail: Trail): Promise<void> {
  if (!trail.isRunning) trail.drained = writeAllDue(trail);
  return trail.drained;
}

/** Writes one batch after another; stops at the first that fails. */
async function writeAllDue(trail: Trail): Promise<void> {
  trail.isRunning = true;
  try {
    for (let step = nextStep(trail); step; step = nextStep(trail)) {
      const error = await step;
      setState(trail, error === undefined ? 'writable' : 'failing', error);
      // Waiting writes are not tried one by one at a sink that fails: the next write tries again, or the retry.
      if (error !== undefined) return trail.queue.refuseWaiting(new AuditUnavailable('refused', error));
    }
  } finally {
    trail.isRunning = false;
  }
}

/** Begins what is due next; undefined when nothing is. Unconfirmed numbers are explained before anything else is written. */
function nextStep(trail: Trail): Promise<unknown> | undefined {
  const { unconfirmed } = trail.chain;
  if (unconfirmed.length > 0) return writeStatement(trail.chain, { kind: 'not-confirmed', ranges: unconfirmed });
  const writes = trail.queue.take(trail.options.batchEvents);
  if (writes.length > 0) return writeBatch(trail.chain, writes);
  const statement = dueStatement(trail);
  return statement && writeStatement(trail.chain, statement);
}

function dueStatement(trail: Trail): Statement | undefined {
  const { chain, options } = trail;
  if (trail.closing === 'asked') {
    trail.closing = 'begun';
    return { kind: 'closed' };
  }
  const unsigned = chain.head.sequence - chain.lastSigned;
  if (trail.closing !== 'no' || !options.signing || unsigned === 0) return undefined;
  // The first records are signed at once: a chain without any signature is none of this service's.
  const isDue = chain.lastSigned === 0 || trail.isHeadDue || unsigned >= options.signing.everyRecords;
  trail.isHeadDue = false;
  return isDue ? { kind: 'head' } : undefined;
}
