import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { openFromCookies } from '#/lib/session/cookies/read-record-session.ts';
import { sealViewer, unsealViewer } from '#/lib/session/cookies/session-cookies.ts';
import type { LoginGrant } from '#/lib/session/model/record-session.ts';
import { beginViewerSession, epochSeconds, randomId, type ViewerSession } from '#/lib/session/model/viewer-session.ts';
import { revokedAt, signedInRecord, trialEndings, trialNetwork, valuesOf, type TrialEndings } from '#/lib/session/testing/endings.ts';
import { endUnended, leaveSession } from './end-session.ts';
import { signOutViewer } from './sign-out.ts';

let trial: TrialEndings;
beforeAll(() => trialNetwork.listen({ onUnhandledFrame: 'error' }));
afterAll(() => trialNetwork.close());
beforeEach(async () => {
  trial = await trialEndings();
});

const login = (name: string, refreshToken: string | undefined = `${name}-refresh`): LoginGrant => ({
  accessToken: name,
  ...(refreshToken && { refreshToken }),
  expiresAt: epochSeconds() + 600,
});

/** The session after further sign-ins of the same person, each read back from its cookie. */
async function afterSignIns(before: ViewerSession, logins: readonly (LoginGrant | undefined)[]): Promise<ViewerSession> {
  let session = before;
  for (const next of logins) {
    const signedIn = { browser: 'next', signIn: 'staff', viewer: session.viewer, framed: session.framed, ...(next && { login: next }) };
    const begun = beginViewerSession(signedIn, session, trial.config.session, epochSeconds());
    session = (await unsealViewer((await sealViewer(begun, trial.config)).value, trial.config)) ?? session;
  }
  return session;
}

const signedIn = (changes: Partial<ViewerSession> = {}) => signedInRecord({ lastActivity: epochSeconds(), ...changes });
const signOut = (session: ViewerSession) => signOutViewer({ session, state: 'alive' }, trial.services, trial.config);
const revoked = () => revokedAt(trial.login).toSorted((left, right) => String(left).localeCompare(String(right)));
const first = ['login', 'login-refresh'];

describe('H34 a person who signs in again while they are signed in: no token of an earlier login outlives the session', () => {
  test.each<[string, readonly (LoginGrant | undefined)[], readonly string[]]>([
    ['not at all', [], first],
    ['once', [login('b')], ['b', 'b-refresh', ...first]],
    ['three times', [login('b'), login('c'), login('d')], ['b', 'b-refresh', 'c', 'c-refresh', 'd', 'd-refresh', ...first]],
    ['by a login without a refresh token', [login('b', ''), login('c')], ['b', 'c', 'c-refresh', ...first]],
    ['by a launch alone, which leaves the login', [undefined, undefined], first],
    ['by a launch between two logins', [undefined, login('b'), undefined], ['b', 'b-refresh', ...first]],
    ['by the same answer, read twice', [login('login', 'login-refresh')], first],
  ])('%s', async (_, logins, tokens) => {
    await signOut(await afterSignIns(signedIn().viewer, logins));
    expect([revoked(), trial.events.length]).toEqual([tokens, 1]);
  });

  test('a session that somebody else signs in over', async () => {
    const { viewer } = signedIn();
    const session = await afterSignIns(viewer, [login('b')]);
    const next = { ...session, viewer: { ...session.viewer, subject: 'ward' } };
    await leaveSession({ session, state: 'alive' }, next, trial.services, trial.config);
    await vi.waitFor(() => expect(revoked()).toEqual(['b', 'b-refresh', ...first]));
  });

  test('a session that is found idle', async () => {
    const record = signedIn();
    const session = { ...(await afterSignIns(record.viewer, [login('b')])), lastActivity: epochSeconds() - 15 * 60 };
    const opened = await openFromCookies(await valuesOf(trial, { ...record, viewer: session }), trial.config);
    if (opened.ok) throw new Error('it is open');
    await endUnended(opened, trial.services, trial.config);
    expect(revoked()).toEqual(['b', 'b-refresh', ...first]);
  });

  test('somebody else takes up none of them', async () => {
    const session = await afterSignIns(signedIn().viewer, [login('b')]);
    const other = { browser: 'next', signIn: 'staff', viewer: { ...session.viewer, subject: 'ward' }, framed: false, login: login('w') };
    expect(beginViewerSession(other, session, trial.config.session, epochSeconds())).not.toHaveProperty('earlierLogins');
  });
});

test.each([false, true])('framed %s: long tokens leave out the oldest logins first, and refuse no sign-in', async (framed) => {
  const long = (name: string) => login(`${name}${randomBytes(500).toString('base64url')}`);
  const records = Array.from({ length: 5 }, () => randomId());
  const before = signedIn({ framed, records, login: long('a') }).viewer;
  const session = await afterSignIns(before, ['b', 'c', 'd', 'e'].map(long));
  expect(session.login?.accessToken).toMatch(/^e/);
  expect(session.records).toEqual(records);
  const kept = session.earlierLogins?.map(({ accessToken }) => accessToken[0]).join('') ?? '';
  expect('abcd'.endsWith(kept) && kept.length < 4).toBe(true);
});
