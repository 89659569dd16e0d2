import 'server-only';
import { auditSink } from '#/lib/audit/audit.ts';
import { accessEvent, type AuditEvent } from '#/lib/audit/model/events.ts';
import type { AuditedSource } from '#/lib/audit/model/event-parts.ts';
import { patientRead } from '#/lib/audit/model/source-events.ts';
import { config } from '#/lib/config/config.ts';
import type { Config } from '#/lib/config/schema/schema.ts';
import { patientIdentity } from '#/lib/fhir/answer/patient-identity.ts';
import { launchTypes } from '#/lib/sources/plan/launch-types.ts';
import type { SessionEvent, SessionServices } from '#/lib/session/model/session-services.ts';
import { auditedPatient, auditedUser } from './request/audited-session.ts';
import { noteRefusal, noteRefusedSignIn } from './request/note-refusal.ts';

/** Services that `lib/session` needs from the routes: the audit trail and the reading of a Patient. */
export const sessionServices: SessionServices = {
  audit: async (event) => {
    if (event.action === 'request-refused' && !event.viewer) return noteRefusal(event.detail);
    if (event.action === 'sign-in-refused' && !event.viewer) return noteRefusedSignIn(() => sessionEvents(event, config()));
    return auditSink().write(sessionEvents(event, config()));
  },
  readIdentity: patientIdentity,
  typesAt: (base) => {
    const source = config().sources.find(({ url }) => url === base);
    return launchTypes(source?.fhirVersion, source?.provenance);
  },
};

/** Events of an act: its own, and where it reads the launch's Patient, that reading's. */
export function sessionEvents(event: SessionEvent, configuration: Config): readonly AuditEvent[] {
  const { action, outcome, detail, viewer, purpose, grant, session, patient, launch, source, reads } = event;
  const at = new Date().toISOString();
  const user = viewer && auditedUser({ viewer, purpose, grant }, configuration);
  const about = patient || launch ? auditedPatient(patient ?? { identifiers: [] }, configuration, launch) : undefined;
  const act = accessEvent({
    action,
    outcome,
    detail,
    at,
    user,
    session,
    patient: about,
    ...(source !== undefined && { source: { id: source, name: configuration.sources.find(({ id }) => id === source)?.name } }),
  });
  if (reads === undefined || !launch || !user) return [act];
  const server = serverAt(launch.base, configuration);
  const read = { requestId: reads, reference: `Patient/${launch.patient}`, outcome: '0', detail: 'planned' } as const;
  return [act, patientRead('read-planned', { ...user, session, patient: about, at }, server, read)];
}

/** The launching server: a source of the exchange, or known by its sign-in alone. */
function serverAt(base: string, { sources, signIn }: Config): AuditedSource {
  const server = sources.find(({ url }) => url === base) ?? signIn.find(({ issuer }) => issuer === base);
  return { id: server?.id ?? base, name: server?.name ?? base, url: base };
}
