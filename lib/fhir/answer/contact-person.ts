import type { ContactPart, ContactPerson } from '#/lib/record/model/contact-person.ts';
import { conceptTexts } from '#/lib/fhir/datatypes/concept.ts';
import { lineOf } from '#/lib/fhir/datatypes/text.ts';
import { listOf, objectOf, objectsOf } from '#/lib/fhir/resource/json.ts';

const snomed = 'http://snomed.info/sct';
/** HL7 v2-0131 and v3 RoleClass: next of kin; v3 RoleCode: attorneys. SNOMED CT: case manager, registered nurse, professional nurse. */
const codes: readonly (readonly [system: RegExp, code: string, part: ContactPart])[] = [
  [/\bv2[-/]0131$/, 'N', 'next-of-kin'],
  [/\bv3[-/]RoleClass$/, 'NOK', 'next-of-kin'],
  ...['POWATT', 'DPOWATT', 'HPOWATT', 'SPOWATT'].map((code) => [/\bv3[-/]RoleCode$/, code, 'attorney'] as const),
  [new RegExp(`^${snomed}$`), '768832004', 'key-worker'],
  [new RegExp(`^${snomed}$`), '224535009', 'nurse'],
  [new RegExp(`^${snomed}$`), '106292003', 'nurse'],
];

/** Words for a part; of several the first that fits. "Nursing home" is none. */
const byWords: readonly (readonly [RegExp, ContactPart])[] = [
  [/\bnext[- ]of[- ]kin\b/i, 'next-of-kin'],
  [/\b(?:key|link)[- ]?worker\b|\bcare[- ]?co-?ordinator\b|\bcase manager\b/i, 'key-worker'],
  [/\b(?:nurse|matron)\b/i, 'nurse'],
  [/\b(?:power of )?attorney\b|\bLPA\b|\bcourt[- ]appointed deputy\b|\bhealth ?care (?:proxy|agent)\b/i, 'attorney'],
];

/** The part that relationships or roles (CodeableConcepts) are; `other` where neither code nor words name one. */
export function contactPartOf(roles: unknown): ContactPart {
  const codings = listOf(roles).flatMap((role) => objectsOf(objectOf(role)?.coding));
  const coded = codings
    .map(({ system, code: value }) => codes.find(([pattern, code]) => code === value && pattern.test(lineOf(system) ?? ''))?.[2])
    .find((part) => part !== undefined);
  const words = conceptTexts(roles) ?? '';
  return coded ?? byWords.find(([pattern]) => pattern.test(words))?.[1] ?? 'other';
}

const otherMeans = new Set(['email', 'fax', 'url', 'pager', 'other', 'sms']);

/** Telephone numbers that hold today, by rank; an e-mail address is none to ring. */
export function phonesOf(telecom: unknown): readonly string[] {
  const rank = ({ rank: order }: { readonly rank?: unknown }): number => (typeof order === 'number' ? order : Infinity);
  const current = objectsOf(telecom).filter(
    ({ system, use, period }) => !otherMeans.has(lineOf(system) ?? '') && use !== 'old' && objectOf(period)?.end === undefined,
  );
  const phones = current.toSorted((left, right) => (rank(left) < rank(right) ? -1 : rank(left) > rank(right) ? 1 : 0));
  return [...new Set(phones.flatMap(({ value }) => lineOf(value) ?? []))].filter((number) => /\d{3}/.test(number));
}

/** The words of a relationship without the part that stands before the name anyway: "Daughter" of "Next of kin, Daughter". */
export function roleWords(roles: unknown, part: ContactPart): string | undefined {
  const words = listOf(roles).flatMap((role) => conceptTexts(role) ?? []);
  const further = words.filter(
    (text) => !byWords.some(([pattern, named]) => named === part && new RegExp(`^${pattern.source}$`, 'i').test(text)),
  );
  return further.length === 0 ? undefined : further.join(', ');
}

/** Joins the facts of one person. */
export function contactPerson(
  part: ContactPart,
  { role, name, phones }: { readonly role: string | undefined; readonly name: string; readonly phones: readonly string[] },
): ContactPerson {
  return { part, name, phones, ...(role !== undefined && { role }) };
}
