import type { CodeableConcept, Encounter, Procedure, Reference } from 'fhir/r4';
import { fileResource, referenceTo, staffOf, resourceStem, type Chart } from './chart.ts';
import { dateTime, type Instant } from './time.ts';

export interface ProcedureInput {
  readonly code: CodeableConcept;
  readonly performed?: Instant;
  /** FHIR dateTime as written, for partial dates. */
  readonly performedText?: string;
  readonly until?: Instant;
  readonly status?: Procedure['status'];
  readonly encounter?: Encounter;
  readonly performer?: Reference;
  readonly note?: string;
}

function performedOf(input: ProcedureInput): Partial<Procedure> {
  if (input.performedText) return { performedDateTime: input.performedText };
  if (input.performed === undefined) return {};
  if (input.until === undefined) return { performedDateTime: dateTime(input.performed) };
  return { performedPeriod: { start: dateTime(input.performed), end: dateTime(input.until) } };
}

export function procedure(chart: Chart, input: ProcedureInput): Procedure {
  return fileResource(chart, {
    resourceType: 'Procedure',
    ...resourceStem(chart, 'procedure', input.until ?? input.performed ?? Date.UTC(2024, 0, 8)),
    status: input.status ?? 'completed',
    code: input.code,
    subject: chart.subject,
    ...(input.encounter && { encounter: referenceTo(input.encounter) }),
    ...performedOf(input),
    performer: [{ actor: input.performer ?? staffOf(chart, 0) }],
    ...(input.note && { note: [{ text: input.note }] }),
  });
}
