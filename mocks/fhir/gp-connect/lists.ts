import { gpConnectExtension, metaProfile, snomedConcept, type Stu3Resource } from './shapes.ts';

export interface ListInput {
  readonly id: string;
  readonly patient: string;
  readonly code: string;
  readonly title: string;
  /** `Type/id` each. */
  readonly items: readonly string[];
  readonly contained?: readonly Stu3Resource[];
  /** Items were left out for confidentiality. */
  readonly confidential?: boolean;
  readonly encounter?: string;
}

const confidential = 'Items excluded due to confidentiality and/or patient preferences.';

/** A List as GP Connect writes it: its items, or the reason why it has none. */
export function listOf(input: ListInput): Stu3Resource {
  const empty = input.items.length === 0 && input.encounter === undefined;
  const notes = [...(input.confidential ? [confidential] : []), ...(empty ? ['Information not available'] : [])];
  return {
    resourceType: 'List',
    id: input.id,
    meta: metaProfile('CareConnect-GPC-List-1'),
    ...(input.confidential && { extension: [gpConnectExtension('ListWarningCode', { valueCode: 'confidential-items' })] }),
    ...(input.contained && { contained: input.contained }),
    status: 'current',
    mode: 'snapshot',
    title: input.title,
    code: input.code.startsWith('consultations-') ? secondaryConcept(input.code) : snomedConcept(input.code, input.title),
    subject: { reference: `Patient/${input.patient}` },
    ...(input.encounter !== undefined && { encounter: { reference: input.encounter } }),
    ...(notes.length > 0 && { note: notes.map((text) => ({ text })) }),
    ...(empty && {
      emptyReason: {
        coding: [{ system: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-ListEmptyReasonCode-1', code: 'no-content-recorded' }],
        text: 'No Content Recorded',
      },
    }),
    ...(input.items.length > 0 && { entry: input.items.map((reference) => ({ item: { reference } })) }),
  };
}

const secondaryConcept = (code: string) => ({
  coding: [{ system: 'https://fhir.hl7.org.uk/STU3/CodeSystem/GPConnect-SecondaryListValues-1', code, display: code }],
});

/** Primary Lists: SNOMED CT, and the title that goes with it. */
export const primaryLists = {
  allergies: ['886921000000105', 'Allergies and adverse reactions'],
  ended: ['1103671000000101', 'Ended allergies'],
  medications: ['933361000000108', 'Medications and medical devices'],
  problems: ['717711000000103', 'Problems'],
  immunisations: ['1102181000000102', 'Immunisations'],
  consultations: ['1149501000000101', 'List of consultations'],
  investigations: ['887191000000108', 'Investigations and results'],
  uncategorised: ['826501000000100', 'Miscellaneous record'],
  referrals: ['792931000000107', 'Outbound referral'],
  diary: ['714311000000108', 'Patient recall administration'],
} as const;
