import type { AllergyIntolerance, CodeableConcept, Reference } from 'fhir/r4';
import { fileResource, staffOf, resourceStem, type Chart } from './chart.ts';
import { hl7Concept } from './codes.ts';
import { dateTime, type Instant } from './time.ts';

export interface AllergyInput {
  readonly code: CodeableConcept;
  readonly recorded: Instant;
  /** FHIR dateTime as written: may be a year only. */
  readonly onset?: string;
  readonly clinical?: 'active' | 'inactive' | 'resolved';
  readonly verification?: 'confirmed' | 'unconfirmed' | 'refuted' | 'entered-in-error';
  readonly category?: 'medication' | 'food' | 'environment';
  readonly criticality?: 'low' | 'high';
  readonly reaction?: { readonly manifestation: CodeableConcept; readonly severity?: 'mild' | 'moderate' | 'severe' };
  readonly note?: string;
  readonly recorder?: Reference;
}

/** An allergy, an intolerance, or the statement that there is none (SNOMED CT 716186003). */
export function allergy(chart: Chart, input: AllergyInput): AllergyIntolerance {
  const verification = input.verification ?? 'confirmed';
  return fileResource(chart, {
    resourceType: 'AllergyIntolerance',
    ...resourceStem(chart, 'allergy', input.recorded),
    // FHIR R4 ait-2: no clinical status on what was entered in error.
    ...(verification !== 'entered-in-error' && { clinicalStatus: hl7Concept('allergyintolerance-clinical', input.clinical ?? 'active') }),
    verificationStatus: hl7Concept('allergyintolerance-verification', verification),
    ...(input.category && { category: [input.category] }),
    ...(input.criticality && { criticality: input.criticality }),
    code: input.code,
    patient: chart.subject,
    ...(input.onset && { onsetDateTime: input.onset }),
    recordedDate: dateTime(input.recorded),
    recorder: input.recorder ?? staffOf(chart, 0),
    ...(input.reaction && {
      reaction: [
        {
          manifestation: [input.reaction.manifestation],
          ...(input.reaction.severity && { severity: input.reaction.severity }),
        },
      ],
    }),
    ...(input.note && { note: [{ text: input.note }] }),
  });
}
