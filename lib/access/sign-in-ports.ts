import 'server-only';
import { auditSink } from '#/lib/audit/audit.ts';
import { accessEvent } from '#/lib/audit/model/events.ts';
import { patientIdentity } from '#/lib/fhir/answer/patient-identity.ts';
import type { Doors } from '#/lib/session/model/sign-in-ports.ts';

/** The audit trail and the reading of a Patient, for the routes that sign in and out. */
export const doors: Doors = {
  audit: ({ patient, ...event }) =>
    auditSink().write([accessEvent({ ...event, at: new Date().toISOString(), ...(patient && { patient: patient.identifiers }) })]),
  identity: patientIdentity,
};
