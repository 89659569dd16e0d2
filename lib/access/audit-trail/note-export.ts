import 'server-only';
import { auditedUser } from '#/lib/access/request/audited-session.ts';
import { auditSink } from '#/lib/audit/audit.ts';
import { accessEvent } from '#/lib/audit/model/events.ts';
import type { AuditPurpose } from '#/lib/audit/model/event-parts.ts';
import { config } from '#/lib/config/config.ts';
import type { AuditCriteria } from '#/lib/record/looks/audit-row.ts';
import type { ViewerSession } from '#/lib/session/model/viewer-session.ts';
import { auditReadDetails } from './words.ts';

interface TakenCopy {
  readonly format: keyof typeof auditReadDetails.taken;
  readonly count: number;
  readonly purpose: AuditPurpose;
}

/** Writes down that a copy of the trail is about to leave. False where that could not be written: then it must not leave. */
export async function noteExport(
  { viewer, signIn, login }: ViewerSession,
  { patient }: AuditCriteria,
  { format, count, purpose }: TakenCopy,
): Promise<boolean> {
  const user = auditedUser({ viewer, purpose, ...(login && { grant: { signIn, accessToken: login.accessToken } }) }, config());
  const numbers = patient?.by === 'number' ? [{ system: patient.system, value: patient.value }] : [];
  const event = accessEvent({
    action: 'audit-exported',
    outcome: '0',
    detail: auditReadDetails.taken[format],
    at: new Date().toISOString(),
    user,
    ...(patient && { patient: { identifiers: numbers, ...(patient.by === 'address' && { reference: patient.value }) } }),
    facts: [
      ['format', format],
      ['events', String(count)],
    ],
  });
  return auditSink()
    .write([event])
    .then(
      () => true,
      () => false,
    );
}
