import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Config } from '#/lib/config/schema/schema.ts';
import { renewFinderSession } from './finder-session.ts';
import { newPrivateJwk, trialServer, type TrialServer } from '#/lib/session/testing/authorization-server.ts';
import { loginIssuer, trialConfig } from '#/lib/session/testing/config.ts';
import { openedLaunch } from '#/lib/session/testing/opened.ts';
import type { SessionServices } from '#/lib/session/model/session-services.ts';
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

const services: SessionServices = { audit: async () => undefined, readIdentity: () => undefined, typesAt: () => [] };
const renew = (session: ViewerSession) => renewFinderSession(session, services, config);
const loginAfter = async (session: ViewerSession) => {
  const renewed = await renew(session);
  return renewed.ok ? renewed.session.login : renewed.reason;
};

describe('renewFinderSession', () => {
  test('a sign-in that stands may search, with the tokens that it has', async () => {
    const session = signedIn(600);
    expect(await renew(session)).toEqual({ ok: true, session });
  });

  test('one that its server has ended may not', async () => {
    login.answers.active = false;
    const renewed = await renew(signedIn(600));
    expect(renewed).toMatchObject({ ok: false, reason: 'refused' });
    // The session ends, with whatever else it has open.
    expect(!renewed.ok && renewed.cookies?.map(({ name, maxAge }) => [name, maxAge])).toContainEqual(['__Host-viewer', 0]);
  });

  test('one whose token has ended is renewed, or is over', async () => {
    login.answers.token = async () => ({ access_token: 'new', token_type: 'bearer', expires_in: 600 });
    expect(await loginAfter(signedIn(-1))).toMatchObject({ accessToken: 'new', refreshToken: 'refresh' });
    const exchanging = signedIn(-1, 'other refresh');
    const withIdToken = { ...exchanging, login: { accessToken: 'old', expiresAt: 0, ...exchanging.login, idToken: 'first' } };
    // A renewal that brings no new one leaves what the index exchanges.
    expect(await loginAfter(withIdToken)).toMatchObject({ accessToken: 'new', idToken: 'first' });
    expect(await loginAfter({ ...signedIn(-1), login: { accessToken: 'old', expiresAt: 0 } })).toBe('token-ended');
  });
});
