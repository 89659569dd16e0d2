import type { CodeableConcept, Dosage, Encounter, FhirResource, Identifier, MedicationRequest, Quantity, Reference } from 'fhir/r4';
import { fileResource, referenceTo, staffOf, resourceStem, type Chart } from './chart.ts';
import { hl7Concept } from './codes.ts';
import { medication } from './supporting.ts';
import { dateTime, type Instant } from './time.ts';

export interface MedicationRequestInput {
  readonly medicine: CodeableConcept;
  /** Words of the prescriber: "One capsule once a day". */
  readonly dose: string;
  /** Amount of drug in one dose, coded beside the words. */
  readonly amount?: Quantity;
  readonly authored: Instant;
  /** `plan` is the authorisation of a repeat, `order` one issue or a hospital order (GP Connect's use). */
  readonly intent?: 'plan' | 'order';
  readonly status?: MedicationRequest['status'];
  readonly setting?: 'inpatient' | 'outpatient' | 'community' | 'discharge';
  readonly route?: CodeableConcept;
  readonly repeat?: boolean;
  readonly basedOn?: MedicationRequest;
  readonly group?: Identifier;
  readonly encounter?: Encounter;
  readonly requester?: Reference;
  readonly reported?: boolean;
  readonly doNotPerform?: boolean;
  readonly reason?: string;
  readonly note?: string;
  readonly supply?: { readonly quantity: number; readonly unit: string; readonly days: number };
  /** Set: the medicine is a resource of its own of this form. */
  readonly separateForm?: string;
  readonly supporting?: readonly FhirResource[];
}

function dispenseRequest(input: MedicationRequestInput): Pick<MedicationRequest, 'dispenseRequest'> {
  const { supply } = input;
  if (!supply) return {};
  return {
    dispenseRequest: {
      validityPeriod: { start: dateTime(input.authored) },
      quantity: { value: supply.quantity, unit: supply.unit },
      expectedSupplyDuration: { value: supply.days, unit: 'day', system: 'http://unitsofmeasure.org', code: 'd' },
    },
  };
}

function options(input: MedicationRequestInput): Partial<MedicationRequest> {
  return {
    ...(input.setting && { category: [hl7Concept('medicationrequest-category', input.setting)] }),
    ...(input.reported && { reportedBoolean: true }),
    ...(input.doNotPerform && { doNotPerform: true }),
    ...(input.encounter && { encounter: referenceTo(input.encounter) }),
    ...(input.supporting && { supportingInformation: input.supporting.map((resource) => referenceTo(resource)) }),
    ...(input.reason && { reasonCode: [{ text: input.reason }] }),
    ...(input.basedOn && { basedOn: [referenceTo(input.basedOn)] }),
    ...(input.group && { groupIdentifier: input.group }),
    ...(input.repeat && {
      courseOfTherapyType: hl7Concept('medicationrequest-course-of-therapy', 'continuous', 'Continuous long term therapy'),
    }),
    ...(input.note && { note: [{ text: input.note }] }),
  };
}

function dosageOf({ dose, route, amount }: MedicationRequestInput): Dosage {
  return { text: dose, ...(route && { route }), ...(amount && { doseAndRate: [{ doseQuantity: amount }] }) };
}

export function medicationRequest(chart: Chart, input: MedicationRequestInput): MedicationRequest {
  const separate = input.separateForm ? medication(chart, input.medicine, input.separateForm) : undefined;
  return fileResource(chart, {
    resourceType: 'MedicationRequest',
    ...resourceStem(chart, 'medication-request', input.authored),
    status: input.status ?? 'active',
    intent: input.intent ?? 'order',
    ...(separate ? { medicationReference: referenceTo(separate, input.medicine.text) } : { medicationCodeableConcept: input.medicine }),
    subject: chart.subject,
    authoredOn: dateTime(input.authored),
    requester: input.requester ?? staffOf(chart, 0),
    dosageInstruction: [dosageOf(input)],
    ...options(input),
    ...dispenseRequest(input),
  });
}
