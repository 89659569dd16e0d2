import type { Appointment } from 'fhir/r4';
import { fileResource, staffOf, resourceStem, type Chart } from './chart.ts';
import { dateTime, minute, type Instant } from './time.ts';

export interface AppointmentInput {
  readonly title: string;
  readonly start: Instant;
  readonly minutes: number;
  readonly booked: Instant;
  readonly status?: Appointment['status'];
}

export function appointment(chart: Chart, input: AppointmentInput): Appointment {
  return fileResource(chart, {
    resourceType: 'Appointment',
    ...resourceStem(chart, 'appointment', input.booked),
    status: input.status ?? 'booked',
    serviceType: [{ text: input.title }],
    description: input.title,
    start: dateTime(input.start),
    end: dateTime(input.start + input.minutes * minute),
    created: dateTime(input.booked),
    participant: [
      { actor: chart.subject, status: 'accepted' },
      { actor: staffOf(chart, 0), status: 'accepted' },
    ],
  });
}
