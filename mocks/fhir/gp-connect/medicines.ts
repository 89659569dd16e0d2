import type { CodeableConcept, MedicationRequest } from 'fhir/r4';
import { bareCode, contextOf, gpConnectExtension, idOf, metaProfile, requesterOf, type Stu3Resource } from './shapes.ts';

/** Codes that went missing between two practices' systems: the words are all that came (GP Connect, degraded codes). */
const degradedMedicine = (concept: CodeableConcept): CodeableConcept => ({
  coding: [{ system: 'http://snomed.info/sct', code: '196421000000109', display: 'Transfer-degraded medication entry' }],
  text: concept.text ?? concept.coding?.[0]?.display ?? 'Medicine',
});

/** Builds a Medication for each name: prescriptions, issues and statements point to it. */
export function medicationsOf(requests: readonly MedicationRequest[], degraded: boolean): ReadonlyMap<string, Stu3Resource> {
  const medications = new Map<string, Stu3Resource>();
  for (const request of requests) {
    const name = nameOf(request);
    if (medications.has(name)) continue;
    const first = medications.size === 0;
    const code = request.medicationCodeableConcept ?? { text: name };
    const id = `${request.subject.reference?.slice('Patient/'.length) ?? 'patient'}-med-${medications.size + 1}`;
    medications.set(name, {
      resourceType: 'Medication',
      id,
      meta: metaProfile('CareConnect-GPC-Medication-1'),
      code: degraded && first ? degradedMedicine(code) : code,
    });
  }
  return medications;
}

const nameOf = ({ medicationCodeableConcept: code }: MedicationRequest): string => code?.text ?? bareCode(code) ?? 'Medicine';

/** STU3: `requester.agent`, `context`, one `category`; the course of therapy is GP Connect's prescription type. */
export function medicationRequestOf(request: MedicationRequest, medications: ReadonlyMap<string, Stu3Resource>): Stu3Resource {
  const { meta, medicationCodeableConcept: _, requester, encounter, category: _category, courseOfTherapyType, ...unchanged } = request;
  const repeat = courseOfTherapyType !== undefined || request.basedOn !== undefined;
  const type = repeat
    ? { coding: [{ system: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-PrescriptionType-1', code: 'repeat', display: 'Repeat' }] }
    : { coding: [{ system: 'https://fhir.nhs.uk/STU3/CodeSystem/CareConnect-PrescriptionType-1', code: 'acute', display: 'Acute' }] };
  const stopped = request.status === 'stopped';
  return {
    ...unchanged,
    resourceType: 'MedicationRequest',
    id: idOf(request),
    meta: { ...meta, ...metaProfile('CareConnect-GPC-MedicationRequest-1') },
    extension: [
      gpConnectExtension('PrescriptionType', { valueCodeableConcept: type }),
      ...(stopped
        ? [
            gpConnectExtension('MedicationStatusReason', {
              extension: [{ url: 'statusReason', valueCodeableConcept: { text: 'Replaced or no longer needed' } }],
            }),
          ]
        : []),
    ],
    medicationReference: { reference: `Medication/${medications.get(nameOf(request))?.id}` },
    ...requesterOf(requester),
    ...contextOf(encounter),
  };
}

/** States each plan as a practice does: since when, until when, last issued. `taken` is always unknown to it. */
export function medicationStatementOf(
  plan: MedicationRequest,
  issues: readonly MedicationRequest[],
  medications: ReadonlyMap<string, Stu3Resource>,
): Stu3Resource {
  const dates = issues.map(({ authoredOn }) => authoredOn ?? '').toSorted();
  const last = dates.at(-1);
  return {
    resourceType: 'MedicationStatement',
    id: `${idOf(plan)}-s`,
    meta: metaProfile('CareConnect-GPC-MedicationStatement-1'),
    extension: [
      ...(last === undefined ? [] : [gpConnectExtension('MedicationStatementLastIssueDate', { valueDateTime: last })]),
      gpConnectExtension('PrescribingAgency', {
        valueCodeableConcept: { coding: [{ code: 'prescribed-at-gp-practice', display: 'Prescribed at GP practice' }] },
      }),
    ],
    identifier: [{ system: 'https://fhir.nhs.uk/Id/cross-care-setting-identifier', value: `${idOf(plan)}-statement` }],
    basedOn: [{ reference: `MedicationRequest/${idOf(plan)}` }],
    status: plan.status === 'stopped' ? 'stopped' : plan.status === 'active' ? 'active' : 'completed',
    medicationReference: { reference: `Medication/${medications.get(nameOf(plan))?.id}` },
    subject: plan.subject,
    effectivePeriod: { start: plan.authoredOn, ...(plan.status === 'stopped' && last !== undefined && { end: last }) },
    dateAsserted: plan.authoredOn,
    taken: 'unk',
    dosage: plan.dosageInstruction?.map(({ text }) => ({ text })),
  };
}
