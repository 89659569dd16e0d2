import type { Resource } from '#/lib/fhir/resource/json.ts';
import { canaryOf } from './canary.ts';
import { idOf } from './patients.ts';

const confidentiality = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
const act = 'http://terminology.hl7.org/CodeSystem/v3-ActCode';

/** Label of one result, and whether it keeps the result within its hospital. */
interface Labelled {
  readonly name: string;
  readonly meta: object;
  readonly isKept: boolean;
  /** Stands on the searchset, not on the result. */
  readonly onBundle?: true;
}

const labelled = (name: string, ...security: readonly unknown[]): Labelled => ({ name, meta: { security }, isKept: true });
const open = (name: string, ...security: readonly unknown[]): Labelled => ({ name, meta: { security }, isKept: false });

/** Labels as they must not be smuggled past, and such as hide nothing. */
export const labels: readonly Labelled[] = [
  ...['R', 'V'].map((code) => labelled(`confidentiality ${code}`, { system: confidentiality, code })),
  ...['HIV', 'PSY', 'ETH', 'SUD', 'SEX', 'SDV', 'STD', 'BH', '42CFRPart2', 'NODSCLCD'].map((code) =>
    labelled(`sensitivity ${code}`, { system: act, code }),
  ),
  labelled('R without a system', { code: 'R' }),
  labelled('R in small letters', { system: confidentiality, code: 'r' }),
  labelled('R with spaces', { system: confidentiality, code: ' R ' }),
  labelled('R of the system over https', { system: confidentiality.replace('http:', 'https:'), code: 'R' }),
  labelled('R of the system with a last slash', { system: `${confidentiality}/`, code: 'R' }),
  labelled('R of the older system', { system: 'http://hl7.org/fhir/v3/Confidentiality', code: 'R' }),
  labelled('R of the system by its number', { system: 'urn:oid:2.16.840.1.113883.5.25', code: 'R' }),
  labelled('R of a system of the attacker’s', { system: 'urn:evil', code: 'R' }),
  labelled('V as display alone', { system: confidentiality, display: 'very restricted' }),
  labelled('restricted as display, without a system', { display: 'Restricted' }),
  labelled('an unknown code of the system', { system: confidentiality, code: 'X' }),
  labelled('an unknown code of sensitivity', { system: act, code: 'NEWSENS' }),
  labelled('N beside R', { system: confidentiality, code: 'N' }, { system: confidentiality, code: 'R' }),
  labelled('a code that is a number', { system: confidentiality, code: 7 }),
  labelled('an empty label', {}),
  { name: 'R on the searchset', meta: { security: [{ system: confidentiality, code: 'R' }] }, isKept: true, onBundle: true },
  open('N', { system: confidentiality, code: 'N' }),
  open('test data', { system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'HTEST' }),
  open('none'),
];

const firstPerson = 900;
/** Canaries of labelled results have numbers of nobody. */
const beyondPeople = 5_000;

export const personWith = (at: number): number => firstPerson + at;
export const labelCanary = (person: number): string => canaryOf('alpha', person + beyondPeople);

/** The label under which a person has a result; undefined for everybody else. */
export const labelOf = (person: number): Labelled | undefined => labels[person - firstPerson];

/** The labelled result; nothing for a person who has none. */
export function labelledResults(person: number): readonly Resource[] {
  const label = labelOf(person);
  if (!label) return [];
  const result = {
    resourceType: 'Observation',
    id: `l${person}`,
    status: 'final',
    subject: { reference: `Patient/${idOf(person)}` },
    code: { text: `Test ${labelCanary(person)}` },
    effectiveDateTime: '2026-03-03T09:00:00Z',
    valueString: labelCanary(person),
  };
  return [label.onBundle ? result : { ...result, meta: label.meta }];
}
