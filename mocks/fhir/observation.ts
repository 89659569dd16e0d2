import type {
  CodeableConcept,
  Encounter,
  Identifier,
  Observation,
  ObservationComponent,
  ObservationReferenceRange,
  Quantity,
  Reference,
} from 'fhir/r4';
import { fileResource, organisationOf, referenceTo, resourceStem, type Chart } from './chart.ts';
import { hl7Coding, hl7Concept } from './codes.ts';
import { dateTime, minute, type Instant } from './time.ts';

export type Flag = 'HH' | 'H' | 'N' | 'L' | 'LL' | 'A';

const flagNames = new Map<Flag, string>([
  ['HH', 'Critical high'],
  ['H', 'High'],
  ['N', 'Normal'],
  ['L', 'Low'],
  ['LL', 'Critical low'],
  ['A', 'Abnormal'],
]);

/** Shared by thousands of results: one object each, never changed. */
const flags = new Map([...flagNames].map(([code, name]) => [code, [hl7Concept('v3-ObservationInterpretation', code, name)]]));

const categoryNames = new Map([
  ['laboratory', 'Laboratory'],
  ['vital-signs', 'Vital Signs'],
  ['social-history', 'Social History'],
  ['survey', 'Survey'],
  ['exam', 'Exam'],
]);
const categoryConcepts = new Map(
  [...categoryNames].map(([code, name]) => [code, [{ coding: [hl7Coding('observation-category', code, name)] }]]),
);

export interface ObservationInput {
  readonly code: CodeableConcept;
  readonly category: 'laboratory' | 'vital-signs' | 'social-history' | 'survey' | 'exam';
  /** Absent: an undated item. */
  readonly effective?: Instant;
  /** FHIR dateTime as written, for partial dates. */
  readonly effectiveText?: string;
  readonly issued?: Instant;
  readonly value?: Quantity;
  readonly text?: string;
  readonly concept?: CodeableConcept;
  readonly components?: readonly ObservationComponent[];
  readonly range?: ObservationReferenceRange;
  readonly flag?: Flag;
  readonly status?: Observation['status'];
  readonly encounter?: Encounter;
  readonly performer?: Reference;
  /** The laboratory's own number of the result, the same wherever a copy goes. */
  readonly filler?: Identifier;
  readonly specimen?: string;
  readonly note?: string;
  readonly absent?: string;
}

function valueOf(input: ObservationInput): Partial<Observation> {
  if (input.value) return { valueQuantity: input.value };
  if (input.text !== undefined) return { valueString: input.text };
  if (input.concept) return { valueCodeableConcept: input.concept };
  if (input.absent) return { dataAbsentReason: hl7Concept('data-absent-reason', input.absent) };
  return {};
}

function judgement(input: ObservationInput): Partial<Observation> {
  const interpretation = input.flag && flags.get(input.flag);
  return {
    ...(interpretation && { interpretation }),
    ...(input.range && { referenceRange: [input.range] }),
    ...(input.components && { component: [...input.components] }),
    ...(input.note && { note: [{ text: input.note }] }),
  };
}

export function observation(chart: Chart, input: ObservationInput): Observation {
  const start = resourceStem(chart, 'observation', input.issued ?? input.effective ?? Date.UTC(2024, 0, 8));
  const effective = input.effectiveText ?? (input.effective === undefined ? undefined : dateTime(input.effective));
  const category = categoryConcepts.get(input.category);
  return fileResource(chart, {
    resourceType: 'Observation',
    id: start.id,
    meta: start.meta,
    identifier: input.filler ? [input.filler] : start.identifier,
    status: input.status ?? 'final',
    ...(category && { category }),
    code: input.code,
    subject: chart.subject,
    ...(input.encounter && { encounter: referenceTo(input.encounter) }),
    ...(effective && { effectiveDateTime: effective }),
    ...(input.issued !== undefined && { issued: dateTime(input.issued) }),
    performer: [input.performer ?? organisationOf(chart)],
    ...valueOf(input),
    ...judgement(input),
    ...(input.specimen && { specimen: { display: input.specimen } }),
  });
}

/** Time at which a laboratory reports a sample that was taken at an instant. */
export const reportedAfter = (takenAt: Instant): Instant => takenAt + 95 * minute;
