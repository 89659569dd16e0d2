import { parseReference, type LiteralReference } from '#/lib/record/model/resource-reference.ts';
import type { Claims } from '#/lib/session/authorization-server/complete-claims.ts';

/** The person who signed in at a record system, as its claim says. */
export type FhirUser =
  /** A Practitioner or PractitionerRole of the launching base, which may be read there. */
  | { readonly kind: 'staff'; readonly reference: LiteralReference }
  | { readonly kind: 'patient-or-relative' }
  /** A Person, who may be of the staff, a patient or a relative: the record system does not say. */
  | { readonly kind: 'person' }
  /** Someone of another server, which is never asked. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'unnamed' };

const patientOrRelative = /(?:^|\/)(?:Patient|RelatedPerson)\/[^/]+(?:\/_history\/[^/]*)?\/?$/i;
const person = /(?:^|\/)Person\/[^/]+(?:\/_history\/[^/]*)?\/?$/i;

/**
 * Reads `fhirUser` (SMART App Launch 2.2) or, where it is absent, the older `profile`, absolute or relative to the base, of any
 * version. A patient or relative is one however written and at whichever server: another server's is no staff here either.
 */
export function readFhirUser(claims: Claims, base: string): FhirUser {
  const texts = [claims['fhirUser'] ?? claims['profile']].flat().flatMap(referenceText);
  if (texts.some((text) => patientOrRelative.test(text))) return { kind: 'patient-or-relative' };
  if (texts.some((text) => person.test(text))) return { kind: 'person' };
  const [reference] = texts.flatMap(staffReference);
  if (reference === undefined) return { kind: 'unnamed' };
  const isHere = reference.base === '' || reference.base === `${base}/`;
  return isHere ? { kind: 'staff', reference } : { kind: 'elsewhere' };
}

function referenceText(claim: unknown): readonly string[] {
  const text: unknown = typeof claim === 'object' && claim !== null ? Reflect.get(claim, 'reference') : claim;
  return typeof text === 'string' ? [text.trim()] : [];
}

function staffReference(text: string): readonly LiteralReference[] {
  const reference = parseReference(text);
  const isStaff = reference?.kind === 'literal' && (reference.type === 'Practitioner' || reference.type === 'PractitionerRole');
  return isStaff ? [reference] : [];
}
