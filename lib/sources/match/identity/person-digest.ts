import 'server-only';
import { createHash } from 'node:crypto';
import type { PatientCandidate } from './candidate.ts';

/**
 * Digest of a person as the reader saw them: a confirmation holds for this person, not for whomever the source returns next
 * time (H04). A digest, because it travels and must reveal nothing. The record's id is left out, because a document may
 * make up a new one each time; the numbers tell records apart.
 */
export function personDigest({ names, identity }: PatientCandidate): string {
  const { family, birthDate, gender, deceased, identifiers } = identity;
  const numbers = identifiers.map(({ system, value }) => `${system}|${value}`).toSorted();
  return createHash('sha256')
    .update(JSON.stringify([family, identity.given, names, birthDate, gender, deceased, numbers]))
    .digest('base64url')
    .slice(0, 16);
}
