import type { CodeableConcept, Immunization, Reference } from 'fhir/r4';
import { fileResource, organisationOf, staffOf, resourceStem, type Chart } from './chart.ts';
import { hl7Concept } from './codes.ts';
import { londonDate, type Instant } from './time.ts';

export interface ImmunizationInput {
  readonly vaccine: CodeableConcept;
  readonly occurred: Instant;
  /** `not-done` with the reason why. */
  readonly notDone?: CodeableConcept;
  readonly batch?: string;
  readonly site?: string;
  readonly reported?: boolean;
  readonly performer?: Reference;
  readonly status?: Immunization['status'];
  readonly note?: string;
}

export function immunization(chart: Chart, input: ImmunizationInput): Immunization {
  return fileResource(chart, {
    resourceType: 'Immunization',
    ...resourceStem(chart, 'immunization', input.occurred),
    status: input.notDone ? 'not-done' : (input.status ?? 'completed'),
    ...(input.notDone && { statusReason: input.notDone }),
    vaccineCode: input.vaccine,
    patient: chart.subject,
    occurrenceDateTime: londonDate(input.occurred),
    primarySource: !input.reported,
    ...(input.reported && { reportOrigin: hl7Concept('immunization-origin', 'provider', 'Other Provider') }),
    ...(input.batch && { lotNumber: input.batch }),
    ...(input.site && { site: { text: input.site } }),
    performer: [{ actor: input.performer ?? staffOf(chart, 1) }, { actor: organisationOf(chart) }],
    ...(input.note && { note: [{ text: input.note }] }),
  });
}
