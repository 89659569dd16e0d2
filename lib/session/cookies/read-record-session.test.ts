import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import { openFromCookies } from './read-record-session.ts';
import type { SealedRecord } from '#/lib/session/model/record-session.ts';
import { sealRecord, sealViewer } from './session-cookies.ts';
import { trialConfig } from '#/lib/session/testing/config.ts';
import { beginViewerSession, epochSeconds, randomId, type ViewerSession } from '#/lib/session/model/viewer-session.ts';

const config = trialConfig('{}');
const ode: Viewer = {
  subject: 'ode',
  issuer: 'https://ehr.city.example',
  name: 'Dr Sam Ode',
  role: 'clinician',
  organisation: 'city-hospitals',
  organisationName: 'City Hospitals',
};
const ward: Viewer = { ...ode, subject: 'ward', name: 'Dr Helen Ward' };

const begin = (viewer: Viewer, before?: ViewerSession, browser = randomId()) =>
  beginViewerSession({ browser, signIn: 'city-ehr', viewer, framed: false }, before, config.session, epochSeconds());

const record = (id: string, family: string): SealedRecord => ({
  id,
  signIn: 'city-ehr',
  purpose: 'TREAT',
  patient: { identifiers: [], family, given: ['A'], restricted: false },
  patientFrom: 'City EHR',
  launch: { base: 'https://ehr.city.example/fhir', patient: 'p1', accessToken: 't', expiresAt: epochSeconds() + 3600 },
  accepted: [],
  rejected: [],
  openedAt: epochSeconds(),
  framed: false,
});

async function cookiesOf(viewer: ViewerSession, opened: SealedRecord) {
  return { viewer: (await sealViewer(viewer, config)).value, record: (await sealRecord(opened, viewer, config)).value };
}

const families = (opened: Awaited<ReturnType<typeof openFromCookies>>) => (opened.ok ? opened.session.patient.family : opened.reason);

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T10:00:00Z') }));
afterEach(() => vi.useRealTimers());

const after = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);

describe('openFromCookies', () => {
  test('H01 two tabs hold two patients, and the cookie of one does not open the other', async () => {
    const session = begin(ode);
    const [first, second] = [await cookiesOf(session, record('one', 'Brooks')), await cookiesOf(session, record('two', 'Quaye'))];
    expect(families(await openFromCookies({ sessionId: 'one', ...first }, config))).toBe('Brooks');
    expect(families(await openFromCookies({ sessionId: 'two', ...second }, config))).toBe('Quaye');
    expect(families(await openFromCookies({ sessionId: 'one', ...second }, config))).toBe('missing');
    expect(families(await openFromCookies({ sessionId: 'two', ...first }, config))).toBe('missing');
  });

  test('H01 a second launch of the same person keeps the first tab alive', async () => {
    const session = begin(ode);
    const { record: cookie } = await cookiesOf(session, record('one', 'Brooks'));
    const { value } = await sealViewer(begin(ode, session), config);
    expect(families(await openFromCookies({ sessionId: 'one', viewer: value, record: cookie }, config))).toBe('Brooks');
  });

  test('H34 two browsers of one person have two ids, and a record of one does not open in the other', async () => {
    const [here, there] = [begin(ode), begin(ode)];
    expect(here.browser).not.toBe(there.browser);
    const { record: cookie } = await cookiesOf(here, record('one', 'Brooks'));
    const { value } = await sealViewer(there, config);
    expect(families(await openFromCookies({ sessionId: 'one', viewer: value, record: cookie }, config))).toBe('missing');
  });

  test('H01 first launches of one person in two tabs at once, neither seeing the other’s cookie, both live', async () => {
    const { record: first } = await cookiesOf(begin(ode, undefined, 'both'), record('one', 'Brooks'));
    const last = await cookiesOf(begin(ode, undefined, 'both'), record('two', 'Quaye'));
    expect(families(await openFromCookies({ sessionId: 'one', viewer: last.viewer, record: first }, config))).toBe('Brooks');
  });

  test.each<[string, Viewer]>([
    ['another person', ward],
    ['the same person in another role', { ...ode, role: 'pharmacist' }],
    ['the same name at another issuer', { ...ode, issuer: 'https://login.example' }],
    ['the same person at another organisation', { ...ode, organisation: 'riverside' }],
  ])('H34 %s voids the records of the one before, in the same browser session too', async (_, next) => {
    const session = begin(ode);
    const { record: cookie } = await cookiesOf(session, record('one', 'Brooks'));
    for (const later of [begin(next, session), { ...session, viewer: next }]) {
      const { value } = await sealViewer(later, config);
      expect(families(await openFromCookies({ sessionId: 'one', viewer: value, record: cookie }, config))).toBe('missing');
    }
  });

  test('a record stays open when its viewer’s name or organisation is written differently', async () => {
    const session = begin(ode);
    const { record: cookie } = await cookiesOf(session, record('one', 'Brooks'));
    const renamed = { ...session, viewer: { ...ode, name: 'Ode, Sam (Dr)', organisationName: 'City Hospitals NHS Trust' } };
    const { value } = await sealViewer(renamed, config);
    expect(families(await openFromCookies({ sessionId: 'one', viewer: value, record: cookie }, config))).toBe('Brooks');
  });

  test('H34 after fifteen idle minutes it is over, and a later sign-in does not revive it', async () => {
    const session = begin(ode);
    const cookies = await cookiesOf(session, record('one', 'Brooks'));
    after(14.9);
    expect(families(await openFromCookies({ sessionId: 'one', ...cookies }, config))).toBe('Brooks');
    after(0.1);
    expect(families(await openFromCookies({ sessionId: 'one', ...cookies }, config))).toBe('idle');
    const { value } = await sealViewer(begin(ode, session), config);
    expect(families(await openFromCookies({ sessionId: 'one', viewer: value, record: cookies.record }, config))).toBe('missing');
  });

  test('after twelve hours it is over, however busy', async () => {
    const session = begin(ode);
    const opened = record('one', 'Brooks');
    after(12 * 60 - 1);
    expect(
      families(
        await openFromCookies({ sessionId: 'one', ...(await cookiesOf({ ...session, lastActivity: epochSeconds() }, opened)) }, config),
      ),
    ).toBe('Brooks');
    after(1);
    expect(
      families(
        await openFromCookies({ sessionId: 'one', ...(await cookiesOf({ ...session, lastActivity: epochSeconds() }, opened)) }, config),
      ),
    ).toBe('expired');
  });

  test('a record stays bound to its own twelve hours when its viewer signs in anew', async () => {
    const session = begin(ode);
    const opened = record('one', 'Brooks');
    after(12 * 60);
    const renewed = { ...begin(ode), browser: session.browser };
    expect(families(await openFromCookies({ sessionId: 'one', ...(await cookiesOf(renewed, opened)) }, config))).toBe('expired');
  });

  test('tokens of a login never serve a launched record', async () => {
    const login = { accessToken: 'login-token', expiresAt: epochSeconds() + 600 };
    const launched = await openFromCookies(
      { sessionId: 'one', ...(await cookiesOf({ ...begin(ode), login }, record('one', 'Brooks'))) },
      config,
    );
    expect(launched.ok && launched.session.login).toBeUndefined();
    const { launch: _, ...found } = record('two', 'Brooks');
    const searched = await openFromCookies({ sessionId: 'two', ...(await cookiesOf({ ...begin(ode), login }, found)) }, config);
    expect(searched.ok && searched.session.login?.accessToken).toBe('login-token');
  });
});
