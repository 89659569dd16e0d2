import type { CodeableConcept, Flag } from 'fhir/r4';
import { fileResource, organisationOf, resourceStem, type Chart } from './chart.ts';
import { hl7Concept } from './codes.ts';
import { dateTime, type Instant } from './time.ts';

/** An alert that a reader must see before acting. */
export function flag(
  chart: Chart,
  input: { readonly code: CodeableConcept; readonly from: Instant; readonly status?: Flag['status']; readonly category?: CodeableConcept },
): Flag {
  return fileResource(chart, {
    resourceType: 'Flag',
    ...resourceStem(chart, 'flag', input.from),
    status: input.status ?? 'active',
    category: [input.category ?? hl7Concept('flag-category', 'safety', 'Safety')],
    code: input.code,
    subject: chart.subject,
    period: { start: dateTime(input.from) },
    author: organisationOf(chart),
  });
}
