import type { Viewer } from '#/lib/record/model/viewer.ts';
import type { OpenedRecordSession } from '#/lib/session/cookies/read-record-session.ts';
import type { LaunchGrant, RecordSession } from '#/lib/session/model/record-session.ts';
import { ehrBase } from './config.ts';
import { epochSeconds, type ViewerSession } from '#/lib/session/model/viewer-session.ts';

const viewer: Viewer = {
  subject: 'ode',
  issuer: 'https://ehr.city.example',
  name: 'Dr Sam Ode',
  role: 'clinician',
  organisation: 'city-hospitals',
  organisationName: 'City Hospitals',
};

/** A launched record, open, whose access token has so many seconds left. */
export function openedLaunch(left: number, changes: Partial<LaunchGrant> = {}): Extract<OpenedRecordSession, { ok: true }> {
  const at = epochSeconds();
  const session: RecordSession = {
    id: 'one',
    signIn: 'city-ehr',
    viewer,
    purpose: 'TREAT',
    patient: { identifiers: [], family: 'Brooks', given: ['Amara'], restricted: false },
    patientFrom: 'City EHR',
    launch: {
      base: ehrBase,
      patient: 'p1',
      accessToken: 'old',
      refreshToken: 'refresh',
      expiresAt: at + left,
      ...changes,
    },
    accepted: [],
    rejected: [],
    openedAt: at,
    framed: false,
  };
  const viewerSession: ViewerSession = {
    browser: 'b',
    signIn: 'city-ehr',
    viewer,
    lastActivity: at - 300,
    endsAt: at + 3600,
    records: ['one'],
    framed: false,
  };
  return { ok: true, session, viewerSession };
}
