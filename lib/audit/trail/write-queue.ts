import 'server-only';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { AuditUnavailable } from '#/lib/audit/model/unavailable.ts';
import { startPatientTimer } from '#/lib/process/patient-timer.ts';

/** Events of one write, until the sink has taken them or the time is over.
 */
export interface PendingWrite {
  readonly events: readonly AuditEvent[];
  /** True once its caller has been told that nothing was written in time. */
  readonly isOver: () => boolean;
  readonly settle: (refusal?: AuditUnavailable) => void;
}

export interface WriteQueue {
  /** Rejects at once where there is no room, and at the time limit. */
  readonly add: (events: readonly AuditEvent[]) => Promise<void>;
  /** Takes the oldest writes, whole, until they hold `mostEvents`; at least one if any waits. They count until they settle. */
  readonly take: (mostEvents: number) => readonly PendingWrite[];
  /** Refuses every write that still waits. */
  readonly refuseWaiting: (refusal: AuditUnavailable) => void;
}

export interface QueueLimits {
  readonly events: number;
  readonly bytes: number;
  /** Milliseconds for one write, waiting included. */
  readonly timeLimitMs: number;
}

/**
 * Queue of limited size before the sink: what has no room is refused, so that a stalled sink costs bounded memory and bounded time.
 * `onLate` is called when the time of a write is over.
 */
export function createWriteQueue(limits: QueueLimits, onLate: () => void): WriteQueue {
  const held = { events: 0, bytes: 0 };
  let waiting: PendingWrite[] = [];
  const add = (events: readonly AuditEvent[]): Promise<void> => {
    const bytes = events.reduce((sum, event) => sum + Buffer.byteLength(JSON.stringify(event)), 0);
    if (held.events + events.length > limits.events || held.bytes + bytes > limits.bytes)
      return Promise.reject(new AuditUnavailable('full'));
    held.events += events.length;
    held.bytes += bytes;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    let isOver = false;
    const settle = (refusal?: AuditUnavailable): void => {
      if (isOver) return;
      isOver = true;
      timer.stop();
      held.events -= events.length;
      held.bytes -= bytes;
      if (refusal) reject(refusal);
      else resolve();
    };
    const write: PendingWrite = { events, isOver: () => isOver, settle };
    const timer = startPatientTimer(limits.timeLimitMs, () => {
      waiting = waiting.filter((pending) => pending !== write);
      settle(new AuditUnavailable('late'));
      onLate();
    });
    waiting.push(write);
    return promise;
  };
  const take = (mostEvents: number): readonly PendingWrite[] => {
    let count = 0;
    const end = waiting.findIndex(({ events }, index) => (count += events.length) > mostEvents && index > 0);
    return waiting.splice(0, end === -1 ? waiting.length : end);
  };
  const refuseWaiting = (refusal: AuditUnavailable): void => {
    for (const write of waiting.splice(0)) write.settle(refusal);
  };
  return { add, take, refuseWaiting };
}
