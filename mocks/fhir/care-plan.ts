import type { CarePlan } from 'fhir/r4';
import { fileResource, staffOf, resourceStem, type Chart } from './chart.ts';
import { codeableConcept, snomed } from './codes.ts';
import { narrative } from './narrative.ts';
import { londonDate, dateTime, type Instant } from './time.ts';

export interface CarePlanInput {
  readonly title: string;
  readonly start: Instant;
  /** Planned end; may lie ahead. */
  readonly end?: Instant;
  readonly description: string;
  readonly activities: readonly string[];
  readonly status?: CarePlan['status'];
}

export function carePlan(chart: Chart, input: CarePlanInput): CarePlan {
  return fileResource(chart, {
    resourceType: 'CarePlan',
    ...resourceStem(chart, 'care-plan', input.start),
    text: narrative([input.title, input.description, ...input.activities], 'generated'),
    status: input.status ?? 'active',
    intent: 'plan',
    category: [codeableConcept('Care plan', snomed('734163000', 'Care plan'))],
    title: input.title,
    description: input.description,
    subject: chart.subject,
    period: { start: londonDate(input.start), ...(input.end !== undefined && { end: londonDate(input.end) }) },
    created: dateTime(input.start),
    author: staffOf(chart, 0),
    activity: input.activities.map((description) => ({ detail: { status: 'in-progress', description } })),
  });
}
