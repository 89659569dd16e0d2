import type { CodeableConcept, Condition, Encounter, Reference } from 'fhir/r4';
import { fileResource, referenceTo, staffOf, resourceStem, type Chart } from './chart.ts';
import { hl7Concept } from './codes.ts';
import { dateTime, type Instant } from './time.ts';

export interface ConditionInput {
  readonly code: CodeableConcept;
  /** FHIR dateTime as written: may be a year or a month. */
  readonly onset?: string;
  readonly recorded?: Instant;
  readonly abatement?: string;
  readonly clinical?: 'active' | 'recurrence' | 'inactive' | 'remission' | 'resolved';
  readonly verification?: 'confirmed' | 'unconfirmed' | 'provisional' | 'refuted' | 'entered-in-error';
  readonly category?: 'problem-list-item' | 'encounter-diagnosis';
  readonly encounter?: Encounter;
  readonly recorder?: Reference;
  readonly note?: string;
}

/** A problem of the problem list, or the diagnosis of one encounter. */
export function condition(chart: Chart, input: ConditionInput): Condition {
  const verification = input.verification ?? 'confirmed';
  return fileResource(chart, {
    resourceType: 'Condition',
    ...resourceStem(chart, 'condition', input.recorded ?? Date.UTC(2024, 0, 8)),
    // FHIR R4 con-5: no clinical status on what was entered in error.
    ...(verification !== 'entered-in-error' && { clinicalStatus: hl7Concept('condition-clinical', input.clinical ?? 'active') }),
    verificationStatus: hl7Concept('condition-ver-status', verification),
    category: [hl7Concept('condition-category', input.category ?? 'problem-list-item')],
    code: input.code,
    subject: chart.subject,
    ...(input.encounter && { encounter: referenceTo(input.encounter) }),
    ...(input.onset && { onsetDateTime: input.onset }),
    ...(input.abatement && { abatementDateTime: input.abatement }),
    ...(input.recorded !== undefined && { recordedDate: dateTime(input.recorded) }),
    recorder: input.recorder ?? staffOf(chart, 0),
    ...(input.note && { note: [{ text: input.note }] }),
  });
}
