import type { CodeableConcept, ServiceRequest } from 'fhir/r4';
import { fileResource, staffOf, resourceStem, type Chart } from './chart.ts';
import { snomed } from './codes.ts';
import { dateTime, type Instant } from './time.ts';

export interface ReferralInput {
  readonly code: CodeableConcept;
  readonly authored: Instant;
  readonly to: string;
  readonly status?: ServiceRequest['status'];
  readonly priority?: 'routine' | 'urgent';
  readonly reason?: string;
}

/** A referral to somebody else, who may not be in the exchange. */
export function referral(chart: Chart, input: ReferralInput): ServiceRequest {
  return fileResource(chart, {
    resourceType: 'ServiceRequest',
    ...resourceStem(chart, 'referral', input.authored),
    status: input.status ?? 'active',
    intent: 'order',
    category: [{ coding: [snomed('3457005', 'Patient referral')], text: 'Referral' }],
    priority: input.priority ?? 'routine',
    code: input.code,
    subject: chart.subject,
    authoredOn: dateTime(input.authored),
    requester: staffOf(chart, 0),
    performer: [{ display: input.to }],
    ...(input.reason && { reasonCode: [{ text: input.reason }] }),
  });
}
