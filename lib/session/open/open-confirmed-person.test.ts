import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PatientIdentity } from '#/lib/record/model/patient.ts';
import type { SessionEvent, SessionServices } from '#/lib/session/model/session-services.ts';
import { candidateHandle, openConfirmedPerson } from './open-confirmed-person.ts';
import { unsealRecord } from '#/lib/session/cookies/session-cookies.ts';
import { trialConfig } from '#/lib/session/testing/config.ts';
import { epochSeconds, type ViewerSession } from '#/lib/session/model/viewer-session.ts';

const config = trialConfig('{}');
const rosa: PatientIdentity = {
  identifiers: [{ system: 'nhs', value: '9991020020' }],
  family: 'Quaye',
  given: ['Rosa'],
  restricted: false,
};
const session = (browser: string): ViewerSession => ({
  browser,
  signIn: 'staff',
  viewer: {
    subject: 'ward',
    issuer: 'i',
    name: 'Dr Helen Ward',
    role: 'clinician',
    organisation: 'city-hospitals',
    organisationName: 'City Hospitals',
  },
  lastActivity: epochSeconds(),
  endsAt: epochSeconds() + 3600,
  login: { accessToken: 'login-token', expiresAt: epochSeconds() + 600 },
  records: [],
  framed: false,
});
const events: SessionEvent[] = [];
const services: SessionServices = { audit: async (event) => void events.push(event), readIdentity: () => undefined, typesAt: () => [] };

afterEach(() => vi.useRealTimers());

describe('openFound', () => {
  test('opens the confirmed person, written down, with no token and no id of the index in the record', async () => {
    const opened = await openConfirmedPerson(await candidateHandle(rosa, 'Index', session('b'), config), session('b'), services, config);
    if (!opened.ok) throw new Error(opened.why);
    const record = await unsealRecord(opened.cookies[0]?.value, opened.path.slice('/record/'.length), session('b'), config);
    expect(record).toMatchObject({ patient: rosa, patientFrom: 'Index', signIn: 'staff', purpose: 'TREAT' });
    expect(JSON.stringify(record)).not.toContain('login-token');
    expect(events).toMatchObject([{ action: 'record-opened', patient: rosa }]);
  });

  test('H01 a handle opens for no other viewer, and none that was made up', async () => {
    expect(
      await openConfirmedPerson(await candidateHandle(rosa, 'Index', session('b'), config), session('other'), services, config),
    ).toEqual({
      ok: false,
      why: 'handle',
    });
    const colleague = { ...session('b'), viewer: { ...session('b').viewer, subject: 'ode' } };
    const handle = await candidateHandle(rosa, 'Index', session('b'), config);
    expect(await openConfirmedPerson(handle, colleague, services, config)).toEqual({ ok: false, why: 'handle' });
    expect(await openConfirmedPerson('eyJhbGciOiJkaXIifQ..a.b.c', session('b'), services, config)).toEqual({ ok: false, why: 'handle' });
  });

  test('a handle is good for a quarter of an hour', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const handle = await candidateHandle(rosa, 'Index', session('b'), config);
    vi.setSystemTime(Date.now() + 900_000);
    expect(await openConfirmedPerson(handle, session('b'), services, config)).toEqual({ ok: false, why: 'handle' });
  });

  test('what cannot be written down is not opened', async () => {
    const handle = await candidateHandle(rosa, 'Index', session('b'), config);
    expect(
      await openConfirmedPerson(handle, session('b'), { ...services, audit: async () => Promise.reject(new Error('full')) }, config),
    ).toEqual({
      ok: false,
      why: 'audit',
    });
  });
});
