import 'server-only';
import { z } from 'zod';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { firstBroken, type AuditRecord } from '#/lib/audit/model/chain.ts';

/** Any object: the hash covers it as it was written. */
const event = z.custom<AuditEvent>((value) => typeof value === 'object' && value !== null);

const auditLine = z.object({
  audit: z.object({ chain: z.string(), sequence: z.int(), previous: z.string(), hash: z.string(), event }),
});

export interface AuditVerdict {
  readonly records: number;
  readonly chains: number;
  /** A sentence for each chain that does not hold. */
  readonly breaks: readonly string[];
}

/**
 * Verifies the audit lines of a log (JSON, one a line; lines of other programs are passed over), each process's hash chain
 * by itself. A log may begin and end anywhere in a chain; a record that is missing, changed or out of order within is a break.
 */
export function verifyAudit(text: string): AuditVerdict {
  const records = text.split('\n').flatMap((line): readonly AuditRecord[] => {
    const read = auditLine.safeParse(parseLine(line));
    return read.success ? [read.data.audit] : [];
  });
  const chains = Map.groupBy(records, ({ chain }) => chain);
  const breaks = [...chains].flatMap(([chain, members]) => {
    const sequence = firstBroken(members);
    return sequence === undefined ? [] : [`Chain ${chain}: record ${sequence} does not follow from the one before it.`];
  });
  return { records: records.length, chains: chains.size, breaks };
}

function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
