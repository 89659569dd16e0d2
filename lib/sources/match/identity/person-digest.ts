import 'server-only';
import { createHash } from 'node:crypto';
import type { PatientCandidate } from './candidate.ts';

/**
 * What the reader's word holds for: this person there, as they were shown, and not whomever the source offers the next time
 * (H04). A digest, for it travels: it says nothing of anybody by itself. Without the record's id, which a document may make
 * up each time; the numbers tell records apart.
 */
export function personDigest({ names, identity }: PatientCandidate): string {
  const { family, given, birthDate, gender, deceased, identifiers } = identity;
  const numbers = identifiers.map(({ system, value }) => `${system}|${value}`).toSorted();
  return createHash('sha256')
    .update(JSON.stringify([family, given, names, birthDate, gender, deceased, numbers]))
    .digest('base64url')
    .slice(0, 16);
}
