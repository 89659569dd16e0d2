import type { CodeableConcept, Encounter, Reference } from 'fhir/r4';
import { fileResource, organisationOf, placeOf, staffOf, resourceStem, type Chart } from './chart.ts';
import { hl7Coding } from './codes.ts';
import { narrative } from './narrative.ts';
import { dateTime, type Instant } from './time.ts';

const classes = {
  ambulatory: hl7Coding('v3-ActCode', 'AMB', 'ambulatory'),
  emergency: hl7Coding('v3-ActCode', 'EMER', 'emergency'),
  inpatient: hl7Coding('v3-ActCode', 'IMP', 'inpatient encounter'),
  home: hl7Coding('v3-ActCode', 'HH', 'home health'),
  virtual: hl7Coding('v3-ActCode', 'VR', 'virtual'),
  field: hl7Coding('v3-ActCode', 'FLD', 'field'),
} as const;

export interface EncounterInput {
  readonly kind: keyof typeof classes;
  readonly type: CodeableConcept;
  readonly start: Instant;
  /** Absent: still open. */
  readonly end?: Instant;
  readonly reason?: string;
  readonly participant?: Reference;
  readonly place?: number;
  readonly status?: Encounter['status'];
  readonly service?: string;
  /**
   * The consultation as it was written. It is `Encounter.text` with status `additional`: the R4 Encounter has no note,
   * and a Composition would be one more resource for one paragraph, which no general practice sends. A viewer that
   * shows narrative gets it, and a policy can take it away from the one place where it is.
   */
  readonly text?: readonly string[];
}

export function encounter(chart: Chart, input: EncounterInput): Encounter {
  const finished = input.end !== undefined;
  return fileResource(chart, {
    resourceType: 'Encounter',
    ...resourceStem(chart, 'encounter', input.end ?? input.start),
    ...(input.text && { text: narrative(input.text, 'additional') }),
    status: input.status ?? (finished ? 'finished' : 'in-progress'),
    class: classes[input.kind],
    type: [input.type],
    ...(input.service && { serviceType: { text: input.service } }),
    subject: chart.subject,
    participant: [{ individual: input.participant ?? staffOf(chart, 0) }],
    period: { start: dateTime(input.start), ...(input.end !== undefined && { end: dateTime(input.end) }) },
    ...(input.reason && { reasonCode: [{ text: input.reason }] }),
    location: [{ location: placeOf(chart, input.place ?? 0) }],
    serviceProvider: organisationOf(chart),
  });
}
