import { expect, test, vi } from 'vitest';
import type { SessionEvent, SessionServices } from '#/lib/session/model/session-services.ts';
import { overResponse, type OverAnswer } from './end-response.ts';

vi.mock('#/lib/session/cookies/read-record-session.ts', () => ({ readEndedSession: async () => undefined }));

async function eventsOf(answer: OverAnswer, audit?: SessionServices['audit']) {
  const events: SessionEvent[] = [];
  const services: SessionServices = {
    audit: audit ?? (async (event) => void events.push(event)),
    readIdentity: () => undefined,
    typesAt: () => [],
  };
  const { status } = await overResponse(answer, services);
  return { status, details: events.map(({ action, detail }) => `${action}: ${detail}`) };
}

test.each<[string, OverAnswer, readonly string[]]>([
  ['nobody is signed in', { reason: 'missing', cookies: [] }, ['request-refused: 401: no open session']],
  ['the record is not theirs', { reason: 'missing', isViewerAlive: true, cookies: [] }, ['request-refused: 401: no open session']],
  // Each of these ends has an event of its own already.
  ['signed out', { reason: 'signed-out', cookies: [] }, []],
  ['idle', { reason: 'idle', cookies: [] }, []],
  ['time limit', { reason: 'expired', cookies: [] }, []],
  ['refused by the provider', { reason: 'refused', cookies: [] }, []],
])('a renewal that is refused, %s', async (_name, answer, details) => {
  expect(await eventsOf(answer)).toEqual({ status: 401, details });
});

test('H32 a refusal that cannot be written is a refusal all the same', async () => {
  expect(await eventsOf({ reason: 'missing', cookies: [] }, async () => Promise.reject(new Error('full')))).toMatchObject({ status: 401 });
});
