import 'server-only';
import type { AuditRecord } from '#/lib/audit/model/chain.ts';
import { chainTag, fromFhirRecord } from '#/lib/audit/model/fhir-record.ts';
import type { AuditServer } from './fhir-server.ts';
import { trailPages } from './trail-pages.ts';

/**
 * Reads every record of every chain from the audit server, sorted by chain and number: a server's own order says nothing. Throws an
 * AuditServerFailure for an answer that is no searchset, and for a next link that leaves the server or repeats itself.
 */
export async function readTrail(server: AuditServer): Promise<readonly AuditRecord[]> {
  const records: AuditRecord[] = [];
  for await (const { resources } of trailPages(server, [['_tag', `${chainTag.system}|${chainTag.code}`]]))
    records.push(...resources.flatMap((resource) => fromFhirRecord(resource) ?? []));
  return sortRecords(records);
}

/** Records by chain and number. */
export const sortRecords = (records: readonly AuditRecord[]): readonly AuditRecord[] =>
  records.toSorted((left, right) => (left.chain === right.chain ? left.sequence - right.sequence : left.chain < right.chain ? -1 : 1));
