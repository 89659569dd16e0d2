import 'server-only';
import { z } from 'zod';
import type { AuditRecord } from '#/lib/audit/model/chain.ts';
import type { AuditEvent } from '#/lib/audit/model/events.ts';
import { fromFhirRecord } from '#/lib/audit/model/fhir-record.ts';

/** Any object: the hash covers it as it was written. */
const event = z.custom<AuditEvent>((value) => typeof value === 'object' && value !== null);

const auditLine = z.object({
  audit: z.object({ chain: z.string(), sequence: z.int(), previous: z.string(), hash: z.string(), event }),
});

/** Reads a line of a log: a record as standard output has it, or an AuditEvent as a FHIR server exports it (ndjson). Undefined for any other. */
export function readLine(line: string): AuditRecord | undefined {
  const value = parseLine(line);
  const read = auditLine.safeParse(value);
  return read.success ? read.data.audit : fromFhirRecord(value);
}

function parseLine(line: string): unknown {
  // Most lines of other programs are no JSON: their error need not be made.
  if (!/^\s*\{/.test(line)) return undefined;
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
