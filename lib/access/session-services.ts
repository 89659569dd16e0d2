import 'server-only';
import { auditSink } from '#/lib/audit/audit.ts';
import { accessEvent } from '#/lib/audit/model/events.ts';
import { patientIdentity } from '#/lib/fhir/answer/patient-identity.ts';
import type { SessionServices } from '#/lib/session/model/session-services.ts';

/** The audit trail and the reading of a Patient, for the routes that sign in and out. */
export const sessionServices: SessionServices = {
  audit: ({ patient, ...event }) =>
    auditSink().write([accessEvent({ ...event, at: new Date().toISOString(), ...(patient && { patient: patient.identifiers }) })]),
  readIdentity: patientIdentity,
};
