import 'server-only';
import type { AuditRecord } from '#/lib/audit/model/chain.ts';
import { checkChain, type ChainCheck, type ChainFindings } from '#/lib/audit/verify/verify-chain.ts';
import type { VerificationKey } from '#/lib/config/schema/audit.ts';

export interface AuditVerdict {
  readonly records: number;
  readonly chains: number;
  /** A sentence for each thing that does not hold. */
  readonly breaks: readonly string[];
  /** A sentence for each thing that an auditor should know. */
  readonly notes: readonly string[];
}

export interface VerifyOptions {
  /** Public keys of the signed heads; without any, signatures are not checked. */
  readonly keys?: readonly VerificationKey[];
  /** True where each chain must be there from its first record to its closing one. */
  readonly isComplete?: boolean;
}

/**
 * Verifies audit records, each process's hash chain by itself, in the order in which they come. A trail may begin and end anywhere in
 * a chain, unless it must be complete; a record that is missing, changed or out of order within is a break.
 */
export async function verifyAudit(
  records: AsyncIterable<AuditRecord> | Iterable<AuditRecord>,
  { keys = [], isComplete = false }: VerifyOptions = {},
): Promise<AuditVerdict> {
  const checks = new Map<string, ChainCheck>();
  let count = 0;
  for await (const record of records) {
    count += 1;
    const check = checks.get(record.chain) ?? checkChain(keys);
    checks.set(record.chain, check);
    check.take(record);
  }
  const findings = [...checks].map(([chain, check]) => ({ chain, ...sentencesOf(check.end(), isComplete) }));
  const named = (kind: 'breaks' | 'notes'): readonly string[] =>
    findings.flatMap((finding) => finding[kind].map((sentence) => `Chain ${finding.chain}: ${sentence}`));
  return { records: count, chains: checks.size, breaks: named('breaks'), notes: named('notes') };
}

function sentencesOf(findings: ChainFindings, isComplete: boolean): Pick<AuditVerdict, 'breaks' | 'notes'> {
  const ends = [
    ...(findings.beginsAt > 1 ? [`Begins at record ${findings.beginsAt}: what was before is not here.`] : []),
    ...(findings.isClosed
      ? []
      : [`Ends at record ${findings.endsAt} without its closing record: the process still runs, it ended hard, or the end was cut.`]),
  ];
  return isComplete
    ? { breaks: [...findings.breaks, ...ends], notes: findings.notes }
    : { breaks: findings.breaks, notes: [...findings.notes, ...ends] };
}
