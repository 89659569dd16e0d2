import { minimal } from '#/lib/fhir/fixtures/every-type.ts';
import type { Resource } from '#/lib/fhir/resource/json.ts';
import { queryTable } from '#/lib/sources/plan/query-table.ts';

/** Every type that a source is searched for. */
export const kindsAsked: readonly string[] = [...new Set(queryTable.map(({ type }) => type))];

const subject = { reference: 'Patient/amara' };
const snomed = (code: string, display: string): object => ({
  coding: [{ system: 'http://snomed.info/sct', code, display }],
  text: display,
});
const status = (list: string, code: string): object => ({ coding: [{ system: `http://terminology.hl7.org/CodeSystem/${list}`, code }] });

const allergy = (id: string, code: object): Resource => ({
  resourceType: 'AllergyIntolerance',
  id,
  clinicalStatus: status('allergyintolerance-clinical', 'active'),
  verificationStatus: status('allergyintolerance-verification', 'confirmed'),
  code,
  patient: subject,
});

/** "No known allergy", as a healthy source states it: what a missing allergy must never turn the label into. */
export const noKnownAllergy = (source: string): Resource => allergy(`none-${source}`, snomed('716186003', 'No known allergy'));

export const condition = (source: string): Resource => ({
  resourceType: 'Condition',
  id: `condition-${source}`,
  clinicalStatus: status('condition-clinical', 'active'),
  code: snomed('38341003', 'Hypertension'),
  subject,
});

/** Three of a type: more than a page. */
export function threeOf(type: string, source: string): readonly Resource[] {
  return [1, 2, 3].map((number) => oneOf(type, `${type}-${source}-${number}`.toLowerCase()));
}

/** Types that name their patient in an element of their own (R4 compartmentdefinition-patient). */
const namingPatient: Readonly<Record<string, object>> = {
  Appointment: { participant: [{ actor: subject, status: 'accepted' }] },
  Coverage: { beneficiary: subject },
  Task: { for: subject },
};

function oneOf(type: string, id: string): Resource {
  if (type === 'AllergyIntolerance') return allergy(id, snomed('764146007', 'Penicillin'));
  const least = minimal.find(({ resourceType }) => resourceType === type);
  if (!least) throw new Error(`There is no example of ${type} in lib/fhir/fixtures/every-type.ts.`);
  return { ...least, id, ...namingPatient[type] };
}

export const penicillin = (source: string): Resource => oneOf('AllergyIntolerance', `allergy-${source}`);
