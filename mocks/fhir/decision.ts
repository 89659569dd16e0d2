import type { CodeableConcept, Consent, Encounter, ServiceRequest } from 'fhir/r4';
import { fileResource, organisationOf, resourceStem, staffOf, type Chart } from './chart.ts';
import { hl7Concept } from './codes.ts';
import { dateTime, type Instant } from './time.ts';

export interface TreatmentDecisionInput {
  readonly code: CodeableConcept;
  readonly decided: Instant;
}

/** A clinician's order about treatment, made during a contact: "Not for attempted cardiopulmonary resuscitation". */
export function treatmentOrder(chart: Chart, input: TreatmentDecisionInput & { readonly encounter: Encounter }): ServiceRequest {
  return fileResource(chart, {
    resourceType: 'ServiceRequest',
    ...resourceStem(chart, 'decision', input.decided),
    status: 'active',
    intent: 'order',
    code: input.code,
    subject: chart.subject,
    encounter: { reference: `Encounter/${input.encounter.id}` },
    authoredOn: dateTime(input.decided),
    requester: staffOf(chart, 1),
  });
}

/** A patient's own directive for a time when they cannot speak (consentscope `adr`). */
export function advanceDirective(chart: Chart, input: TreatmentDecisionInput): Consent {
  return fileResource(chart, {
    resourceType: 'Consent',
    ...resourceStem(chart, 'directive', input.decided),
    status: 'active',
    scope: hl7Concept('consentscope', 'adr', 'Advance Care Directive'),
    category: [hl7Concept('consentcategorycodes', 'dnr', 'Do Not Resuscitate')],
    patient: chart.subject,
    dateTime: dateTime(input.decided),
    performer: [staffOf(chart, 1)],
    organization: [organisationOf(chart)],
    provision: { code: [input.code] },
  });
}
