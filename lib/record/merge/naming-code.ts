import type { Coding } from '#/lib/record/model/coded.ts';

/** HL7 v3 NullFlavor, DSTU2 to R5 and as an OID, and data-absent-reason: systems whose codes say only why there is no code. */
const reasons = /(?:\bv3[-/]NullFlavor|\b2\.16\.840\.1\.113883\.5\.1008|\bdata-absent-reason)$/i;

/**
 * Tells whether a coding names a thing. "Unknown" or "other" in the place of a code is equal to no other: two vaccines
 * whose codes were not sent are not one vaccine, and two tests no series (H20).
 */
export function isNamingCode({ system, code }: Coding): boolean {
  return system !== undefined && code !== undefined && !reasons.test(system);
}
