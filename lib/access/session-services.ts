import 'server-only';
import { auditSink } from '#/lib/audit/audit.ts';
import { accessEvent } from '#/lib/audit/model/events.ts';
import { config } from '#/lib/config/config.ts';
import { patientIdentity } from '#/lib/fhir/answer/patient-identity.ts';
import { launchTypes } from '#/lib/sources/plan/launch-types.ts';
import type { SessionServices } from '#/lib/session/model/session-services.ts';

/** Services that `lib/session` needs from the routes: the audit trail and the reading of a Patient. */
export const sessionServices: SessionServices = {
  audit: ({ patient, ...event }) =>
    auditSink().write([accessEvent({ ...event, at: new Date().toISOString(), ...(patient && { patient: patient.identifiers }) })]),
  readIdentity: patientIdentity,
  typesAt: (base) => {
    const source = config().sources.find(({ url }) => url === base);
    return launchTypes(source?.fhirVersion, source?.provenance);
  },
};
