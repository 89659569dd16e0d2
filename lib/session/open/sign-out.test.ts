import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { SessionEvent, SessionServices } from '#/lib/session/model/session-services.ts';
import { sealedPart, sealRecord, sealViewer } from '#/lib/session/cookies/session-cookies.ts';
import { signOut } from './sign-out.ts';
import { newPrivateJwk, trialServer, type TrialServer } from '#/lib/session/testing/authorization-server.ts';
import { ehrBase, trialConfig } from '#/lib/session/testing/config.ts';
import { openedLaunch } from '#/lib/session/testing/opened.ts';

const network = setupServer();
let config: Config;
let ehr: TrialServer;
let events: SessionEvent[];
let services: SessionServices;

beforeAll(() => network.listen({ onUnhandledFrame: 'error' }));
afterAll(() => network.close());
beforeEach(async () => {
  ehr = await trialServer({ origin: 'https://ehr.city.example', fhirBase: ehrBase });
  network.resetHandlers(...ehr.handlers);
  config = trialConfig(await newPrivateJwk());
  events = [];
  services = { audit: async (event) => void events.push(event), readIdentity: () => undefined, typesAt: () => [] };
});

describe('signOut', () => {
  test('revokes both tokens where they were issued and clears every cookie, everywhere they may stand', async () => {
    const { session, viewerSession } = openedLaunch(600);
    const values = {
      sessionId: 'one',
      viewer: (await sealViewer(viewerSession, config)).value,
      record: (await sealRecord(sealedPart(session), viewerSession, config)).value,
    };
    const cleared = await signOut(values, services, config);
    expect(ehr.forms.map((form) => form.get('token'))).toEqual(['refresh', 'old']);
    expect(cleared.map(({ name, path, maxAge, partitioned }) => [name, path, maxAge, partitioned])).toEqual([
      ['__Secure-record', '/record/one', 0, undefined],
      ['__Secure-record', '/record/one', 0, true],
      ['__Host-viewer', '/', 0, undefined],
      ['__Host-viewer', '/', 0, true],
      ['__Host-browser', '/', 0, undefined],
      ['__Host-browser', '/', 0, true],
    ]);
    expect(events).toMatchObject([{ action: 'sign-out', session: 'one' }]);
  });

  test('goes on when nothing can be revoked or written down', async () => {
    services = { ...services, audit: async () => Promise.reject(new Error('full')) };
    network.resetHandlers();
    const { session, viewerSession } = openedLaunch(600);
    const values = {
      sessionId: 'one',
      viewer: (await sealViewer(viewerSession, config)).value,
      record: (await sealRecord(sealedPart(session), viewerSession, config)).value,
    };
    expect((await signOut(values, services, config)).length).toBe(6);
  });
});
