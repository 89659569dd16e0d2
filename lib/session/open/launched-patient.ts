import 'server-only';
import { randomUUID } from 'node:crypto';
import type { SmartSignIn } from '#/lib/config/schema/schema.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import { resourcePath } from '#/lib/record/model/resource-reference.ts';
import { readContextId } from '#/lib/session/authorization-server/launch-context.ts';
import { readAtLaunchBase } from '#/lib/session/authorization-server/read-at-launch-base.ts';
import type { SealedRecord } from '#/lib/session/model/record-session.ts';
import { SignInRefused } from '#/lib/session/model/refusal.ts';
import type { SessionServices } from '#/lib/session/model/session-services.ts';
import { auditOr } from './audit-or-refuse.ts';
import { auditDetails, patientFaults } from './words.ts';

/** Id of the launch's patient at the launching base. Throws Refused, telling a patient in an unusable form from none. */
export function launchedId(patient: unknown, { issuer }: SmartSignIn): string {
  const named = readContextId(patient, 'Patient', issuer);
  if (named.state === 'named') return named.id;
  throw named.state === 'absent'
    ? new SignInRefused('no-patient', { step: 'patient' })
    : new SignInRefused('patient-form', { step: 'patient', detail: patientFaults.form });
}

interface LaunchRead extends Omit<PatientRead, 'requestId'> {
  readonly viewer: Viewer;
  readonly record: Pick<SealedRecord, 'id' | 'purpose'>;
}

/** Reads the launch's Patient between its events: audited before the patient is read; no acknowledgement, no read. */
export async function readLaunchedPatient({ signIn, id, accessToken, viewer, record }: LaunchRead, services: SessionServices) {
  const event = {
    outcome: '0',
    viewer,
    grant: { signIn: signIn.id, accessToken },
    purpose: record.purpose,
    session: record.id,
    launch: { base: signIn.issuer, patient: id },
  } as const;
  const requestId = randomUUID();
  await auditOr(services.audit({ ...event, action: 'launch', detail: auditDetails.launched(signIn.id), reads: requestId }));
  const patient = await launchedPatient({ signIn, id, accessToken, requestId }, services);
  await auditOr(services.audit({ ...event, action: 'record-opened', detail: auditDetails.opened, patient }));
  return patient;
}

interface PatientRead {
  readonly signIn: SmartSignIn;
  readonly id: string;
  readonly accessToken: string;
  readonly requestId: string;
}

/** Reads the launch's Patient, the one that the token names. Throws Refused for any other. */
async function launchedPatient({ signIn, id, accessToken, requestId }: PatientRead, services: SessionServices) {
  const { status, resource } = await readAtLaunchBase(signIn, resourcePath({ type: 'Patient', id }), accessToken, requestId);
  if (status === 404 || status === 410) throw new SignInRefused('patient-not-found', { step: 'patient', status });
  if (status !== 200)
    throw new SignInRefused(status >= 500 || status === 429 ? 'server-error' : 'patient-refused', { step: 'patient', status });
  const named = typeof resource === 'object' && resource !== null && Reflect.get(resource, 'id') === id;
  const identity = named ? services.readIdentity(resource) : undefined;
  if (!identity)
    throw new SignInRefused('patient-unreadable', { step: 'patient', detail: named ? patientFaults.identity : patientFaults.other });
  return identity;
}
