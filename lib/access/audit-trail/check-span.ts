import 'server-only';
import { recordHash, type AuditRecord } from '#/lib/audit/model/chain.ts';
import { publicHalf } from '#/lib/audit/model/signature.ts';
import type { TrailSpan } from '#/lib/audit/fhir-server/search-trail.ts';
import { checkChain } from '#/lib/audit/verify/verify-chain.ts';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { VerificationKey } from '#/lib/config/schema/audit.ts';
import type { TrailProof } from '#/lib/record/looks/audit-row.ts';

const beforeMs = 2 * 60_000;
const afterMs = 10 * 60_000;

/**
 * The span with margins. A record's number is given when it is written, up to a minute after its time: at the edges of a span numbers
 * and times are not in the same order, and would pass for gaps.
 */
export const withMargins = ({ from, to }: TrailSpan): TrailSpan => ({
  from: new Date(Date.parse(from) - beforeMs).toISOString(),
  to: new Date(Date.parse(to) + afterMs).toISOString(),
});

/** Checks every chain of a span that was read whole, with its margins; records sorted by chain and number. */
export function proveSpan(records: readonly AuditRecord[], span: TrailSpan, { audit }: Pick<Config, 'audit'>): TrailProof {
  const keys = verificationKeys(audit);
  let [events, isSigned] = [0, keys.length > 0];
  const findings: string[] = [];
  for (const chain of Map.groupBy(records, (record) => record.chain).values()) {
    const part = withinSpan(chain, span);
    if (part.length === 0) continue;
    const check = checkChain([]);
    for (const record of part) check.take(record);
    const { breaks } = check.end();
    findings.push(...breaks);
    events += part.length;
    if (keys.length > 0) {
      const signed = signatureFindings(part, keys);
      findings.push(...signed.breaks.filter((finding) => !breaks.includes(finding)));
      isSigned &&= signed.signedUpTo > 0;
    }
  }
  return findings.length > 0 ? { state: 'broken', findings } : { state: 'whole', events, isSigned: isSigned && events > 0 };
}

/** Findings with the keys; a part of a chain without any signed head is no break, only unsigned. */
function signatureFindings(part: readonly AuditRecord[], keys: readonly VerificationKey[]) {
  const check = checkChain(keys);
  for (const record of part) check.take(record);
  const { breaks, signedUpTo } = check.end();
  return { breaks: signedUpTo === 0 ? breaks.filter((finding) => !finding.startsWith('No record')) : breaks, signedUpTo };
}

/** Records from the first to the last of the span, by number. */
function withinSpan(chain: readonly AuditRecord[], { from, to }: TrailSpan): readonly AuditRecord[] {
  const at = ({ event }: AuditRecord): number => Date.parse(event.recorded);
  const first = chain.findIndex((record) => at(record) >= Date.parse(from));
  const last = chain.findLastIndex((record) => at(record) < Date.parse(to));
  return first === -1 ? [] : chain.slice(first, last + 1);
}

/** Records of a search that was not read whole: how many were changed; nothing can be said about missing ones. */
export const changedRecords = (records: readonly AuditRecord[]): number =>
  records.filter((record) => record.hash !== recordHash(record)).length;

function verificationKeys({ signing, verification = [] }: Config['audit']): readonly VerificationKey[] {
  return signing ? [...verification, { id: signing.id, publicKey: publicHalf(signing.key) }] : verification;
}
