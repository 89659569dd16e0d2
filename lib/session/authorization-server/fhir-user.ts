import { parseReference, type LiteralReference } from '#/lib/record/model/resource-reference.ts';
import { referenceAtBase } from './reference-at-base.ts';

/** The person who signed in at a record system, as its claim says. */
export type FhirUser =
  /** A Practitioner or PractitionerRole of the launching base, which may be read there. */
  | { readonly kind: 'staff'; readonly reference: LiteralReference }
  | { readonly kind: 'patient-or-relative' }
  /** A Person, who may be of the staff, a patient or a relative: the record system does not say. A group, device or organisation is none of the staff either. */
  | { readonly kind: 'person' }
  /** Someone of another server, which is never asked. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'unnamed' };

/** However it goes on: a version, a search (`Patient?_id=`), an escaped slash. */
const patientOrRelative = /(?:^|\/)(?:Patient|RelatedPerson)(?=$|[/?#|%\s])/i;
const person = /(?:^|\/)(?:Person|Group|Device|Organization|CareTeam)(?=$|[/?#|%\s])/i;

/**
 * Reads `fhirUser` (SMART App Launch 2.2) or, where it names nobody, the older `profile`, absolute or relative to the base, of any
 * version. A patient or relative is one however written and at whichever server: another server's is no staff here either.
 */
export function readFhirUser(claims: Readonly<Record<string, unknown>>, base: string): FhirUser {
  const user = userNamed(claims['fhirUser'], base);
  return user.kind === 'unnamed' ? userNamed(claims['profile'], base) : user;
}

function userNamed(claim: unknown, base: string): FhirUser {
  const texts = [claim].flat().flatMap(referenceTexts);
  const staff = texts.filter(isStaff);
  const otherTexts = texts.filter((text) => !isStaff(text));
  if (otherTexts.some((text) => patientOrRelative.test(text))) return { kind: 'patient-or-relative' };
  if (otherTexts.some((text) => person.test(text))) return { kind: 'person' };
  if (staff.length === 0) return { kind: 'unnamed' };
  const [reference] = staff.flatMap((text) => referenceAtBase(text, base) ?? []);
  return reference ? { kind: 'staff', reference } : { kind: 'elsewhere' };
}

/** Texts of a claim that is a reference, or a Reference with its type. */
function referenceTexts(claim: unknown): readonly string[] {
  const texts: readonly unknown[] =
    typeof claim === 'object' && claim !== null ? [Reflect.get(claim, 'reference'), Reflect.get(claim, 'type')] : [claim];
  return texts.flatMap((text) => (typeof text === 'string' ? [text.trim()] : []));
}

function isStaff(text: string): boolean {
  const reference = parseReference(text.replace(/\/$/, ''));
  return reference?.kind === 'literal' && (reference.type === 'Practitioner' || reference.type === 'PractitionerRole');
}
