import 'server-only';
import { createHmac, randomBytes } from 'node:crypto';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';

/** Key of this process's digests: nothing outside it, and no later process, can tell whom a counter is about. */
const processKey = randomBytes(32);

function digest(...parts: readonly string[]): string {
  return createHmac('sha256', processKey).update(JSON.stringify(parts)).digest('base64url');
}

/** Key of a user: the subject at its issuer, whatever role they have now. */
export const userKey = ({ issuer, subject }: Viewer): string => digest('user', issuer, subject);

export const organisationKey = ({ organisation }: Viewer): string => digest('organisation', organisation);

/** Key of one person as seen by one user. Without identifiers, name and birth date must do. */
export function personKey(viewer: Viewer, { identifiers, family, given, birthDate }: PatientIdentity): string {
  const numbers = identifiers.map(({ system, value }) => `${system}|${value.replaceAll(/\s/g, '')}`).toSorted();
  const person = numbers.length > 0 ? numbers : [family, ...given, birthDate ?? ''].map((part) => part.toLowerCase());
  return digest('person', viewer.issuer, viewer.subject, ...person);
}
