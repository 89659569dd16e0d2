import 'server-only';
import { auditSink } from '#/lib/audit/audit.ts';
import { accessEvent, type AuditEvent } from '#/lib/audit/model/events.ts';
import { decisionDetails } from './words.ts';

const minuteMs = 60_000;

type Refused = 'requests' | 'sign-ins';
/** Refusals that are written one by one in a minute; sign-ins: far more than a region's record systems ever have. */
const mostInAMinute = { requests: 60, 'sign-ins': 600 } as const satisfies Readonly<Record<Refused, number>>;
const more = { requests: decisionDetails.more, 'sign-ins': decisionDetails.moreSignIns } as const;

/** Numbers of the minute that runs; a minute without refusals has none. */
const minutes = new Map<Refused, { written: number; unwritten: number }>();

/**
 * Bounds what somebody without a session can have written: so many events a minute one by one, and the rest as one number
 * (docs/decisions/0091).
 */
async function writeBounded(refused: Refused, events: () => readonly AuditEvent[]): Promise<void> {
  const minute = minutes.get(refused) ?? startMinute(refused);
  if (minute.written >= mostInAMinute[refused]) {
    minute.unwritten += 1;
    return;
  }
  minute.written += 1;
  await write(events());
}

function startMinute(refused: Refused): { written: number; unwritten: number } {
  const minute = { written: 0, unwritten: 0 };
  minutes.set(refused, minute);
  setTimeout(() => {
    minutes.delete(refused);
    if (minute.unwritten > 0) void write(refusalEvents(more[refused](minute.unwritten))).catch(() => undefined);
  }, minuteMs).unref();
  return minute;
}

const write = (events: readonly AuditEvent[]): Promise<void> => auditSink().write(events);

const refusalEvents = (detail: string): readonly AuditEvent[] => [
  accessEvent({ action: 'request-refused', outcome: '4', detail, at: new Date().toISOString() }),
];

/** Writes down a request that was refused and named nobody. A refusal that cannot be written is a refusal all the same. */
export function noteRefusal(detail: string): void {
  void writeBounded('requests', () => refusalEvents(detail)).catch(() => undefined);
}

/** Writes down a sign-in that was refused and named nobody. */
export const noteRefusedSignIn = (events: () => readonly AuditEvent[]): Promise<void> => writeBounded('sign-ins', events);
