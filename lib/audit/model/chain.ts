import 'server-only';
import { createHash } from 'node:crypto';
import type { AuditEvent } from './events.ts';

/** Audit line: the event, its position in this process's chain, and the hash that the next line repeats. */
export interface AuditRecord {
  readonly chain: string;
  readonly sequence: number;
  readonly previous: string;
  readonly hash: string;
  readonly event: AuditEvent;
}

export interface ChainHead {
  readonly chain: string;
  readonly sequence: number;
  readonly hash: string;
}

/** Links events to the chain's head (hash chain): each hash covers the one before it, so that a removed or changed line shows. */
export function linkEvents(head: ChainHead, events: readonly AuditEvent[]): readonly AuditRecord[] {
  const records: AuditRecord[] = [];
  let { sequence, hash: previous } = head;
  for (const event of events) {
    sequence += 1;
    const hash = hashOf(head.chain, sequence, previous, event);
    records.push({ chain: head.chain, sequence, previous, hash, event });
    previous = hash;
  }
  return records;
}

/** Finds the sequence number of the first record that does not follow from the one before it; undefined when all do. */
export function firstBroken(records: readonly AuditRecord[]): number | undefined {
  const broken = records.find((record, index) => {
    const before = records[index - 1];
    const follows = before === undefined || (record.previous === before.hash && record.sequence === before.sequence + 1);
    return !follows || record.hash !== hashOf(record.chain, record.sequence, record.previous, record.event);
  });
  return broken?.sequence;
}

function hashOf(chain: string, sequence: number, previous: string, event: AuditEvent): string {
  return createHash('sha256')
    .update(JSON.stringify([chain, sequence, previous, event]))
    .digest('base64url');
}
