import { snomed, codeSystems } from '#/mocks/fhir/codes.ts';
import { metaProfile, snomedConcept, type Stu3Resource } from './shapes.ts';

/** Resources that only GP Connect sends, by NHS number: the other servers' records have none of them. */
export interface PlantedResources {
  readonly diary?: (patient: string) => readonly Stu3Resource[];
  readonly ended?: (patient: string) => readonly Stu3Resource[];
  /** The code of the first medicine went missing between two practices. */
  readonly degraded?: true;
}

const diaryEntry = (patient: string, name: string, code: string, due: string, written: string): Stu3Resource => ({
  resourceType: 'ProcedureRequest',
  id: `${patient}-diary-${due}`,
  meta: metaProfile('CareConnect-GPC-ProcedureRequest-1'),
  identifier: [{ system: 'https://fhir.nhs.uk/Id/cross-care-setting-identifier', value: `${patient}-diary-${due}` }],
  status: 'active',
  intent: 'plan',
  code: { coding: [snomed(code, name)], text: name },
  subject: { reference: `Patient/${patient}` },
  occurrenceDateTime: due,
  authoredOn: written,
});

const endedAllergy = (patient: string): Stu3Resource => ({
  resourceType: 'AllergyIntolerance',
  id: 'ended-1',
  identifier: [{ system: 'https://fhir.nhs.uk/Id/cross-care-setting-identifier', value: `${patient}-ended-1` }],
  extension: [
    {
      url: 'https://fhir.nhs.uk/STU3/StructureDefinition/Extension-CareConnect-GPC-AllergyIntoleranceEnd-1',
      extension: [
        { url: 'endDate', valueDateTime: '2019-03-05' },
        { url: 'reasonEnded', valueString: 'Tolerated since, told by the patient' },
      ],
    },
  ],
  clinicalStatus: 'resolved',
  verificationStatus: 'unconfirmed',
  code: { ...snomedConcept('227493005', 'Cashew nuts'), text: 'Cashew nuts' },
  patient: { reference: `Patient/${patient}` },
  assertedDate: '2017-02-14',
});

const planted = new Map<string, PlantedResources>([
  // Amara Brooks
  ['9991020012', { diary: (patient) => [diaryEntry(patient, 'Diabetic annual review', '170777000', '2027-01-12', '2026-10-04')] }],
  // Li Mei
  ['9991020055', { ended: (patient) => [endedAllergy(patient)] }],
  // Jean Marsh
  ['9991020136', { degraded: true }],
]);

/** Nothing, for everybody else. */
export function plantedFor(patient: {
  readonly identifier?: readonly { readonly system?: string; readonly value?: string }[];
}): PlantedResources {
  const number = patient.identifier?.find(({ system }) => system === codeSystems.nhsNumber)?.value;
  return planted.get(number ?? '') ?? {};
}
