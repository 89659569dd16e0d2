import 'server-only';
import { z } from 'zod';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import { fitsCookie, type CookieToSet } from '#/lib/session/cookies/cookies.ts';
import type { SessionServices } from '#/lib/session/model/session-services.ts';
import type { SealedRecord } from '#/lib/session/model/record-session.ts';
import { seal, unseal } from '#/lib/session/cookies/seal.ts';
import { identitySchema, sealRecord, sealViewer } from '#/lib/session/cookies/session-cookies.ts';
import { epochSeconds, randomId, readerBinding, withRecord, type ViewerSession } from '#/lib/session/model/viewer-session.ts';
import { auditDetails } from './words.ts';

const handleSeconds = 900;
const candidate = z.object({ identity: identitySchema, from: z.string(), endsAt: z.number() });

/** Seals a found person for the browser: without the index's id, and void for any other viewer. */
export function candidateHandle(
  identity: PatientIdentity,
  from: string,
  viewer: ViewerSession,
  { session: keys }: Config,
): Promise<string> {
  const sealed: z.input<typeof candidate> = { ...mutable(identity, from), endsAt: epochSeconds() + handleSeconds };
  return seal(sealed, { purpose: 'candidate', boundTo: readerBinding(viewer) }, keys);
}

const mutable = (identity: PatientIdentity, from: string) => ({ identity: identitySchema.parse(identity), from });

export type OpenedPerson =
  | { readonly ok: true; readonly path: string; readonly cookies: readonly CookieToSet[] }
  | { readonly ok: false; readonly why: 'handle' | 'audit' | 'too-large' };

const tokenOf = ({ signIn, login }: ViewerSession) => login && { signIn, accessToken: login.accessToken };

/** Opens a new record session for the confirmed person. Only a handle sealed for this viewer opens (H01). */
export async function openConfirmedPerson(
  handle: string,
  viewerSession: ViewerSession,
  services: SessionServices,
  config: Config,
): Promise<OpenedPerson> {
  const opened = candidate.safeParse(
    await unseal(handle, { purpose: 'candidate', boundTo: readerBinding(viewerSession) }, config.session),
  ).data;
  const at = epochSeconds();
  if (!opened || at >= opened.endsAt) return { ok: false, why: 'handle' };
  const record: SealedRecord = {
    id: randomId(),
    signIn: viewerSession.signIn,
    purpose: 'TREAT',
    patient: opened.identity,
    patientFrom: opened.from,
    accepted: [],
    rejected: [],
    openedAt: at,
    framed: viewerSession.framed,
  };
  const { viewer } = viewerSession;
  try {
    await services.audit({
      action: 'record-opened',
      outcome: '0',
      detail: auditDetails.openedAfterSearch,
      viewer,
      grant: tokenOf(viewerSession),
      purpose: record.purpose,
      session: record.id,
      patient: record.patient,
    });
  } catch {
    return { ok: false, why: 'audit' };
  }
  const cookie = await sealRecord(record, viewerSession, config);
  if (!fitsCookie(cookie.value, record.framed)) return { ok: false, why: 'too-large' };
  // Confirming a person is activity.
  const viewerAfter = { ...withRecord(viewerSession, record.id), lastActivity: at };
  return { ok: true, path: `/record/${record.id}`, cookies: [cookie, await sealViewer(viewerAfter, config)] };
}
