import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SessionEndReason } from '#/lib/record/words/session-words.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import { browserIdsOf } from '#/lib/session/cookies/browser-ids.ts';
import { sealEnded, sealViewer, unsealViewer } from '#/lib/session/cookies/session-cookies.ts';
import { endedSessionOf } from '#/lib/session/model/ended-session.ts';
import { epochSeconds, type ViewerSession } from '#/lib/session/model/viewer-session.ts';
import { trialConfig } from '#/lib/session/testing/config.ts';
import { reason } from '#/lib/session/testing/sign-in.ts';
import { trialBrowser, type TrialBrowser } from '#/lib/session/testing/trial-browser.ts';

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

let browser: TrialBrowser;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-30T10:00:00Z') });
  browser = trialBrowser(config);
});
afterEach(() => vi.useRealTimers());

async function signedIn(): Promise<ViewerSession> {
  const session = await unsealViewer(browser.values().viewer, config);
  if (!session) throw new Error('nobody is signed in');
  return session;
}
const restOf = async (session: ViewerSession, why: SessionEndReason) =>
  browser.jar.set('__Host-ended', (await sealEnded(endedSessionOf(session, why, epochSeconds()), config)).value);
const write = async (session: ViewerSession) => browser.jar.set('__Host-viewer', (await sealViewer(session, config)).value);
const aliveId = async () => (await browserIdsOf(browser.values(), config)).before?.browser;

describe('H34 an answer under way when a session ends writes its cookie last', () => {
  test.each<SessionEndReason>(['signed-out', 'replaced', 'idle', 'expired', 'refused', 'token-ended'])(
    'a renewal’s, after an end as %s: the session stays over',
    async (why) => {
      const record = await browser.open(ode);
      const session = await signedIn();
      await restOf(session, why);
      await write({ ...session, lastActivity: epochSeconds() });
      expect([await browser.stateOf(record), await aliveId()]).toEqual([why, undefined]);
    },
  );

  test('a callback’s of the same person, after their sign-out: neither record opens', async () => {
    const first = await browser.open(ode);
    const answer = await (await browser.begin(ode)).callBack();
    await browser.signOut();
    const second = answer();
    expect([await browser.stateOf(first), await browser.stateOf(second), await aliveId()]).toEqual(['signed-out', 'signed-out', undefined]);
  });

  test('twenty callbacks’, sent before anybody was signed in: none revives what was signed out', async () => {
    const answers = [];
    for (let count = 0; count < 20; count += 1) answers.push(await (await browser.begin(ode)).callBack());
    const [first, ...late] = answers;
    const records = [first?.() ?? ''];
    await browser.signOut();
    records.push(...late.map((answer) => answer()));
    for (const record of records) expect(await browser.stateOf(record)).toBe('signed-out');
  });

  test('a renewal’s of the one before, after somebody else has signed in: theirs is over, and does not read under the other’s name', async () => {
    const old = await browser.open(ode);
    const before = await signedIn();
    const own = await browser.open(ward);
    await restOf(before, 'replaced');
    await write({ ...before, lastActivity: epochSeconds() });
    expect([await browser.stateOf(old), await browser.stateOf(own), await aliveId()]).toEqual(['replaced', 'replaced', undefined]);
  });

  test('who signs in after that begins with another id, and opens', async () => {
    await browser.open(ode);
    const session = await signedIn();
    await browser.signOut();
    await write(session);
    const record = await browser.open(ode);
    expect(await browser.stateOf(record)).toBe('open');
    expect(await aliveId()).not.toBe(session.browser);
  });
});

describe('a rest that is not this session’s leaves it alone', () => {
  test.each<[string, (session: ViewerSession) => ViewerSession]>([
    ['of another browser id', (session) => ({ ...session, browser: 'another' })],
    ['of another person with the same id', (session) => ({ ...session, viewer: ward })],
    ['of the same person in another role', (session) => ({ ...session, viewer: { ...ode, role: 'pharmacist' } })],
    ['of the same person at another organisation', (session) => ({ ...session, viewer: { ...ode, organisation: 'riverside' } })],
    ['of the same subject at another issuer', (session) => ({ ...session, viewer: { ...ode, issuer: 'https://login.example' } })],
  ])('%s', async (_, other) => {
    const record = await browser.open(ode);
    await restOf(other(await signedIn()), 'signed-out');
    expect(await browser.stateOf(record)).toBe('open');
  });

  test.each(['', 'x', 'a.b.c.d.e', 'A'.repeat(4096)])('%j, which is no rest', async (value) => {
    const record = await browser.open(ode);
    browser.jar.set('__Host-ended', value);
    expect(await browser.stateOf(record)).toBe('open');
  });

  test('its own viewer cookie, in the place of a rest', async () => {
    const record = await browser.open(ode);
    browser.jar.set('__Host-ended', browser.values().viewer ?? '');
    expect(await browser.stateOf(record)).toBe('open');
  });
});

describe('H34 a sign-out that did not reach the server (its mark alone)', () => {
  const mark = () => browser.jar.set('__Host-signed-out', '1');

  test.each<[string, () => Promise<void>]>([
    ['by the person who signed out', async () => void (await browser.open(ode))],
    ['where nobody was signed in', async () => undefined],
    ['by a person who was signed in twice', async () => void [await browser.open(ode), await browser.open(ode)]],
    ['after somebody else', async () => void [await browser.open(ward), await browser.open(ode)]],
  ])('ends a launch that began before it, %s', async (_, before) => {
    await before();
    const launches = [await browser.begin(ode), await browser.begin(ode)];
    mark();
    for (const { callBack } of launches) expect(await reason(callBack())).toMatch(/^state-(missing|mismatch)$/);
  });

  test('and not the launches that begin after it, twenty at once', async () => {
    await browser.open(ode);
    const old = await browser.begin(ode);
    mark();
    const launches = [];
    for (let count = 0; count < 20; count += 1) launches.push(await browser.begin(ode));
    expect(await reason(old.callBack())).toBe('state-mismatch');
    const answers = await Promise.all(launches.map(({ callBack }) => callBack()));
    const records = answers.map((store) => store());
    // The callback's route clears the mark.
    browser.jar.delete('__Host-signed-out');
    for (const record of records) expect(await browser.stateOf(record)).toBe('open');
  });

  test('voids what an answer under way writes under the mark', async () => {
    const answer = await (await browser.begin(ode)).callBack();
    mark();
    expect(await browser.stateOf(answer())).toBe('signed-out');
  });
});
