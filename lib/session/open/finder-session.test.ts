import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Config } from '#/lib/config/schema/schema.ts';
import { renewFinderSession } from './finder-session.ts';
import { newPrivateJwk, trialServer, type TrialServer } from '#/lib/session/testing/authorization-server.ts';
import { loginIssuer, trialConfig } from '#/lib/session/testing/config.ts';
import { openedLaunch } from '#/lib/session/testing/opened.ts';
import { epochSeconds, type ViewerSession } from '#/lib/session/model/viewer-session.ts';

const network = setupServer();
let config: Config;
let login: TrialServer;

beforeAll(() => network.listen({ onUnhandledFrame: 'error' }));
afterAll(() => network.close());
beforeEach(async () => {
  login = await trialServer({ origin: loginIssuer });
  network.resetHandlers(...login.handlers);
  config = trialConfig(await newPrivateJwk());
});

const signedIn = (left: number, refreshToken = 'refresh'): ViewerSession => ({
  ...openedLaunch(600).viewerSession,
  signIn: 'staff',
  login: { accessToken: 'old', refreshToken, expiresAt: epochSeconds() + left },
});

describe('livingFinder', () => {
  test('a sign-in that stands may search, with the tokens that it has', async () => {
    const session = signedIn(600);
    expect(await renewFinderSession(session, config)).toEqual(session);
  });

  test('one that its server has ended may not', async () => {
    login.answers.active = false;
    expect(await renewFinderSession(signedIn(600), config)).toBeUndefined();
  });

  test('one whose token has ended is renewed, or is over', async () => {
    login.answers.token = async () => ({ access_token: 'new', token_type: 'bearer', expires_in: 600 });
    expect((await renewFinderSession(signedIn(-1), config))?.login).toMatchObject({ accessToken: 'new', refreshToken: 'refresh' });
    const exchanging = signedIn(-1, 'other refresh');
    const withIdToken = { ...exchanging, login: { accessToken: 'old', expiresAt: 0, ...exchanging.login, idToken: 'first' } };
    // A renewal that brings no new one leaves what the index exchanges.
    expect((await renewFinderSession(withIdToken, config))?.login).toMatchObject({ accessToken: 'new', idToken: 'first' });
    expect(await renewFinderSession({ ...signedIn(-1), login: { accessToken: 'old', expiresAt: 0 } }, config)).toBeUndefined();
  });
});
