import 'server-only';
import { auditSink } from '#/lib/audit/audit.ts';
import { accessEvent } from '#/lib/audit/model/events.ts';
import { decisionDetails } from './words.ts';

/** Refusals of a minute that are written one by one; whoever sends more cannot fill the trail: the rest is written as one number. */
const mostInAMinute = 60;
const minuteMs = 60_000;

let written = 0;
let unwritten = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Writes down a request that was refused and named nobody. A refusal that cannot be written is a refusal all the same. */
export function noteRefusal(detail: string): void {
  timer ??= setTimeout(endMinute, minuteMs).unref();
  if (written >= mostInAMinute) {
    unwritten += 1;
    return;
  }
  written += 1;
  write(detail);
}

function endMinute(): void {
  const more = unwritten;
  written = 0;
  unwritten = 0;
  timer = undefined;
  if (more > 0) write(decisionDetails.more(more));
}

function write(detail: string): void {
  const event = accessEvent({ action: 'request-refused', outcome: '4', detail, at: new Date().toISOString() });
  void auditSink()
    .write([event])
    .catch(() => undefined);
}
