import 'server-only';
import { createHash } from 'node:crypto';
import { canonicalText, withoutEmptyMembers } from './canonical-text.ts';
import type { AuditEvent } from './events.ts';

/** Audit line: the event, its position in this process's chain, and the hash that the next line repeats. */
export interface AuditRecord {
  readonly chain: string;
  readonly sequence: number;
  readonly previous: string;
  readonly hash: string;
  readonly event: AuditEvent;
}

/** Newest record of a chain: the next one gets its number plus one, and repeats its hash. */
export interface ChainHead {
  readonly chain: string;
  readonly sequence: number;
  readonly hash: string;
}

/** Links events to the chain's head (hash chain): each hash covers the one before it, so that a removed or changed line shows. */
export function linkEvents(head: ChainHead, events: readonly AuditEvent[]): readonly AuditRecord[] {
  const records: AuditRecord[] = [];
  let last = head;
  for (const event of events) {
    const record = linkEvent(last, event);
    records.push(record);
    last = record;
  }
  return records;
}

function linkEvent({ chain, sequence: before, hash: previous }: ChainHead, event: AuditEvent): AuditRecord {
  const position = { chain, sequence: before + 1, previous, event: withoutEmptyMembers(event) };
  return { ...position, hash: recordHash(position) };
}

/** SHA-256 over the record without its hash, in base64url. */
export function recordHash({ chain, sequence, previous, event }: Omit<AuditRecord, 'hash'>): string {
  return createHash('sha256')
    .update(canonicalText([chain, sequence, previous, event]))
    .digest('base64url');
}
