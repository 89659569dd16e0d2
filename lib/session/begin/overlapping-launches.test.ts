import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import { browserIdsOf } from '#/lib/session/cookies/browser-ids.ts';
import { sealEnded, unsealViewer } from '#/lib/session/cookies/session-cookies.ts';
import { endedSessionOf } from '#/lib/session/model/ended-session.ts';
import { epochSeconds } from '#/lib/session/model/viewer-session.ts';
import { trialConfig } from '#/lib/session/testing/config.ts';
import { trialBrowser, type TrialBrowser, type TrialLaunch } from '#/lib/session/testing/trial-browser.ts';
import { reason } from '#/lib/session/testing/sign-in.ts';

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
async function beginTwenty(browser: TrialBrowser, viewer: Viewer): Promise<readonly TrialLaunch[]> {
  const launches: TrialLaunch[] = [];
  // Begins them in turn, as tabs do under the lock.
  for (let count = 0; count < 20; count += 1) launches.push(await browser.begin(viewer));
  return launches;
}

const statesOf = (browser: TrialBrowser, records: readonly string[]) => Promise.all(records.map((id) => browser.stateOf(id)));
const all = (state: string, count = 20) => Array.from({ length: count }, () => state);

let browser: TrialBrowser;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-21T10:00:00Z') });
  browser = trialBrowser(config);
});
afterEach(() => vi.useRealTimers());
const later = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);

describe('launches that overlap in one browser', () => {
  test('H01 twenty first launches, none seeing another’s answer: all open', async () => {
    const answers = await Promise.all((await beginTwenty(browser, ode)).map(({ callBack }) => callBack()));
    const records = answers.map((store) => store());
    expect(await statesOf(browser, records)).toEqual(all('open'));
  });

  test('H01 twenty first launches, answered in any order and at any time: all open', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray([...Array(60).keys()], { minLength: 60 }), async (order) => {
        const fresh = trialBrowser(config);
        const [launches, answers, records] = [new Map<number, TrialLaunch>(), new Map<number, () => string>(), new Array<string>()];
        // Each of twenty launches has three steps, in its own order: it begins, its callback is sent, its answer is stored.
        for (const at of order.map((step) => step % 20)) {
          const [launch, answer] = [launches.get(at), answers.get(at)];
          if (!launch) launches.set(at, await fresh.begin(ode));
          else if (!answer) answers.set(at, await launch.callBack());
          else records.push(answer());
        }
        expect(await statesOf(fresh, records)).toEqual(all('open'));
      }),
      { numRuns: 25 },
    );
  });

  test('H34 twenty launches of another person while the first is signed in: all twenty open, none of the first’s', async () => {
    const before = [await browser.open(ode), await browser.open(ode)];
    const launches = await beginTwenty(browser, ward);
    const answers = await Promise.all(launches.map(({ callBack }) => callBack()));
    const records = answers.map((store) => store());
    expect(await statesOf(browser, records)).toEqual(all('open'));
    expect(await statesOf(browser, before)).toEqual(['missing', 'missing']);
  });

  test.each<[string, Viewer]>([
    ['another person', ward],
    ['the same person in another role', { ...ode, role: 'pharmacist' }],
    ['the same person at another organisation', { ...ode, organisation: 'riverside' }],
    ['the same subject at another issuer', { ...ode, issuer: 'https://login.example' }],
  ])('H34 %s, in first launches at the same time: only the last to be answered is open', async (_, next) => {
    const [first, second] = [await browser.begin(ode), await browser.begin(next)];
    const [storeFirst, storeSecond] = [await first.callBack(), await second.callBack()];
    const [records, others] = [storeFirst(), storeSecond()];
    expect(await statesOf(browser, [records, others])).toEqual(['missing', 'open']);
  });

  test('H01 a launch begun before a colleague’s own tabs were opened joins them', async () => {
    const slow = await browser.begin(ode);
    const quick = await browser.open(ode);
    const another = await browser.open(ode);
    const record = (await slow.callBack())();
    expect(await statesOf(browser, [quick, another, record])).toEqual(all('open', 3));
  });
});

describe('the browser id is never used again', () => {
  const idOf = async () => (await browserIdsOf(browser.values(), config)).before?.browser;

  test('H34 after a sign-out, within the same minutes, for the same person: a record’s cookie that was kept opens nothing', async () => {
    const record = await browser.open(ode);
    const id = await idOf();
    const kept = new Map(browser.jar);
    await browser.signOut();
    expect([browser.jar.has('__Host-browser'), browser.jar.has('__Host-viewer')]).toEqual([false, false]);
    expect(await browser.stateOf(record)).toBe('signed-out');
    await browser.finishSignOut();
    const own = await browser.open(ode);
    for (const [key, value] of kept) if (key.startsWith('__Secure-')) browser.jar.set(key, value);
    expect(await statesOf(browser, [record, own])).toEqual(['missing', 'open']);
    expect(await idOf()).not.toBe(id);
  });

  test.each([
    ['an idle end', { idleMinutes: 15, absoluteHours: 12 }, 15],
    ['an idle end within the life of a launch', { idleMinutes: 3, absoluteHours: 12 }, 3],
    ['an absolute end', { idleMinutes: 60, absoluteHours: 0.1 }, 6],
  ])('H34 after %s', async (_, limits, minutes) => {
    const short = trialConfig('{}', { session: { keys: config.session.keys, ...limits } });
    browser = trialBrowser(short);
    const slow = await browser.begin(ode);
    const record = await browser.open(ode);
    later(minutes);
    expect(await reason(slow.callBack())).toMatch(/^state-(missing|mismatch)$/);
    const own = await browser.open(ode);
    expect(await statesOf(browser, [record, own])).toEqual(['missing', 'open']);
  });

  test('H34 after another person’s session, for the first person again', async () => {
    const first = await browser.open(ode);
    const second = await browser.open(ward);
    const third = await browser.open(ode);
    expect(await statesOf(browser, [first, second, third])).toEqual(['missing', 'missing', 'open']);
  });

  test('H34 a sign-out ends the launches that are under way, in any tab', async () => {
    await browser.open(ode);
    const launches = await beginTwenty(browser, ode);
    await browser.signOut();
    for (const { callBack } of launches) expect(await reason(callBack())).toBe('state-missing');
  });

  test('H34 after a session that another tab found over; a launch that began since keeps its own', async () => {
    const record = await browser.open(ode);
    const session = await unsealViewer(browser.values().viewer, config);
    if (!session) throw new Error('nobody is signed in');
    const ended = await sealEnded(endedSessionOf(session, 'idle', epochSeconds()), config);
    browser.jar.delete('__Host-viewer');
    browser.jar.set('__Host-ended', ended.value);
    expect(await browser.stateOf(record)).toBe('idle');
    expect(await browserIdsOf(browser.values(), config)).toEqual({ waiting: undefined, before: undefined });
    const launch = await browser.begin(ode);
    await browser.finishSignOut();
    expect([browser.jar.has('__Host-ended'), browser.jar.has('__Host-browser')]).toEqual([false, true]);
    const own = (await launch.callBack())();
    expect(await statesOf(browser, [record, own])).toEqual(['missing', 'open']);
    expect(await idOf()).not.toBe(session.browser);
  });

  test('H34 the end of the last record takes the spent id with it', async () => {
    await browser.open(ode);
    const session = await unsealViewer(browser.values().viewer, config);
    if (!session) throw new Error('nobody is signed in');
    browser.jar.set('__Host-ended', (await sealEnded(endedSessionOf(session, 'expired', epochSeconds()), config)).value);
    await browser.finishSignOut();
    expect([browser.jar.has('__Host-ended'), browser.jar.has('__Host-browser')]).toEqual([false, false]);
  });

  test('H34 under the mark of a sign-out that has not reached the server, the session is not carried on', async () => {
    await browser.open(ode);
    browser.jar.set('__Host-signed-out', '1');
    expect(await browserIdsOf(browser.values(), config)).toEqual({ waiting: undefined, before: undefined, signedOut: true });
  });

  test('two browsers of one person have two ids', async () => {
    const elsewhere = trialBrowser(config);
    await Promise.all([browser.open(ode), elsewhere.open(ode)]);
    expect(await idOf()).not.toBe((await browserIdsOf(elsewhere.values(), config)).before?.browser);
  });
});

describe('what an attacker can put into a browser', () => {
  test('H01 a launch of theirs, its cookie planted by a neighbouring host, ends nowhere (login CSRF)', async () => {
    const attacker = trialBrowser(config);
    const theirs = await attacker.begin({ ...ode, subject: 'mallory' });
    for (const [key, value] of attacker.jar) if (key.startsWith('__Secure-')) browser.jar.set(key, value);
    expect(await reason(browser.callBack(theirs))).toBe('state-missing');
    const record = await browser.open(ode);
    expect(await reason(browser.callBack(theirs))).toBe('state-mismatch');
    expect(await browser.stateOf(record)).toBe('open');
  });

  test.each(['', 'x', 'a.b.c', 'eyJhbGciOiJkaXIifQ..a.b.c', 'A'.repeat(4096)])('a forged id %j is none', async (value) => {
    browser.jar.set('__Host-browser', value);
    const forged = browser.values().browser;
    const record = await browser.open(ode);
    expect([await browser.stateOf(record), browser.values().browser === forged]).toEqual(['open', false]);
  });

  test('H34 somebody else’s sealed id, brought into this browser, opens nothing of theirs', async () => {
    const theirs = trialBrowser(config);
    await theirs.begin(ward);
    browser.jar.set('__Host-browser', theirs.jar.get('__Host-browser') ?? '');
    const [here, there] = [await browser.open(ode), await theirs.open(ward)];
    for (const [key, value] of theirs.jar) if (key.includes(there)) browser.jar.set(key, value);
    expect(await statesOf(browser, [here, there])).toEqual(['open', 'missing']);
  });

  test('a waiting id is good for ten minutes after the last launch that took it', async () => {
    await browser.begin(ode);
    const first = (await browserIdsOf(browser.values(), config)).waiting;
    later(9);
    await browser.begin(ode);
    later(9);
    expect((await browserIdsOf(browser.values(), config)).waiting).toBe(first);
    later(1);
    expect((await browserIdsOf(browser.values(), config)).waiting).toBeUndefined();
  });

  test('keys rotate: a launch begun by the old key ends by the new; once the old is gone it is refused', async () => {
    const [old, newest] = [config.session.keys[0] ?? '', randomBytes(32).toString('base64')];
    const withKeys = (keys: readonly string[], { jar } = browser) => trialBrowser(trialConfig('{}', { session: { keys } }), jar);
    const begun = await browser.begin(ode);
    const unfinished = trialBrowser(config, new Map(browser.jar));
    const record = (await withKeys([newest, old]).callBack(begun))();
    expect(await withKeys([newest]).stateOf(record)).toBe('open');
    expect(await reason(withKeys([newest], unfinished).callBack(begun))).toBe('state-missing');
  });

  test('twenty launches that nobody finishes leave the next one and the open record alone', async () => {
    const record = await browser.open(ode);
    await beginTwenty(browser, ode);
    expect(await statesOf(browser, [record, await browser.open(ode)])).toEqual(['open', 'open']);
  });
});
