import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SessionCookieValues } from '#/lib/session/cookies/read-record-session.ts';
import { sealViewer } from '#/lib/session/cookies/session-cookies.ts';
import { openedLaunch } from '#/lib/session/testing/opened.ts';
import {
  clearedCookies,
  endedValue,
  revokedAt,
  signedInRecord,
  trialEndings,
  trialNetwork,
  valuesOf,
  writtenCookies,
  type SignedInRecord,
  type TrialEndings,
} from '#/lib/session/testing/endings.ts';
import { signOutRecord } from './sign-out.ts';

let trial: TrialEndings;

beforeAll(() => trialNetwork.listen({ onUnhandledFrame: 'error' }));
afterAll(() => trialNetwork.close());
afterEach(() => vi.useRealTimers());
beforeEach(async () => {
  trial = await trialEndings();
});

const signOut = (values: SessionCookieValues) => signOutRecord(values, trial.services, trial.config);

describe('signOutRecord', () => {
  test('revokes the launch’s tokens and clears its cookie in both partitions; the viewer and the other records are left to their own requests', async () => {
    const record = signedInRecord();
    const ended = await signOut(await valuesOf(trial, record));
    expect([revokedAt(trial.ehr), revokedAt(trial.login)]).toEqual([['refresh', 'old'], []]);
    expect(writtenCookies(ended)).toEqual(clearedCookies('__Secure-record', `/record/${record.session.id}`));
    expect(trial.events).toMatchObject([{ action: 'sign-out', outcome: '0', detail: 'signed out', session: record.session.id }]);
  });

  test.each<[string, (record: SignedInRecord) => Promise<Partial<SessionCookieValues>>, string]>([
    ['after its viewer has ended', async (record) => ({ viewer: undefined, ended: await endedValue(trial, record) }), 'sign-out'],
    [
      'after its viewer has ended for inactivity',
      async (record) => ({ viewer: undefined, ended: await endedValue(trial, record, 'idle') }),
      'idle-end',
    ],
    ['while the reader’s sign-out has not reached the server', async () => ({ signedOut: true }), 'sign-out'],
    [
      'after somebody else has signed in here',
      async (record) => ({
        viewer: (await sealViewer(signedInRecord().viewer, trial.config)).value,
        ended: await endedValue(trial, record),
      }),
      'sign-out',
    ],
  ])('%s: its tokens are revoked all the same', async (_, changes, action) => {
    const record = signedInRecord();
    await signOut(await valuesOf(trial, record, await changes(record)));
    expect([revokedAt(trial.ehr), revokedAt(trial.login)]).toEqual([['refresh', 'old'], []]);
    expect(trial.events).toMatchObject([{ action, session: record.session.id }]);
  });

  test.each<[string, (record: SignedInRecord) => Promise<Partial<SessionCookieValues>>]>([
    ['no viewer', async () => ({ viewer: undefined })],
    ['another viewer', async () => ({ viewer: (await sealViewer(signedInRecord().viewer, trial.config)).value })],
    ['another’s rest', async () => ({ viewer: undefined, ended: await endedValue(trial, signedInRecord()) })],
    ['the record’s own cookie as a rest', async (record) => ({ viewer: undefined, ended: (await valuesOf(trial, record)).record })],
    ['the viewer’s cookie as a rest', async (record) => ({ viewer: undefined, ended: (await valuesOf(trial, record)).viewer })],
    ['no record', async () => ({ record: undefined })],
    [
      'the cookie of another record',
      async (record) => ({ record: (await valuesOf(trial, { ...record, session: signedInRecord().session })).record }),
    ],
  ])('%s: nothing is revoked or audited, and the cookie goes', async (_, changes) => {
    const record = signedInRecord();
    const ended = await signOut(await valuesOf(trial, record, await changes(record)));
    expect([trial.ehr.forms.length, trial.login.forms.length, trial.events.length]).toEqual([0, 0, 0]);
    expect(writtenCookies(ended)).toEqual(clearedCookies('__Secure-record', `/record/${record.session.id}`));
  });

  test('a rest that is over opens nothing and ends nothing', async () => {
    const record = signedInRecord();
    const values = await valuesOf(trial, record, { viewer: undefined, ended: await endedValue(trial, record) });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 601_000 });
    await signOut(values);
    expect(trial.ehr.forms.length).toBe(0);
  });

  test('an id that is not ours sets no cookie', async () => {
    const id = 'x; Path=/; Domain=evil.example';
    expect((await signOut({ sessionId: id, viewer: undefined, record: undefined })).cookies).toEqual([]);
  });

  test('two requests at once, as of two tabs, revoke and audit once', async () => {
    const values = await valuesOf(trial, signedInRecord());
    const both = await Promise.all([signOut(values), signOut(values)]);
    expect([trial.ehr.forms.length, trial.events.length]).toEqual([2, 1]);
    expect(both.map(({ cookies }) => cookies.length)).toEqual([2, 2]);
  });

  test('tokens renewed while the record ended are revoked too', async () => {
    const record = signedInRecord();
    await signOut(await valuesOf(trial, record));
    const renewed = { ...openedLaunch(600, { accessToken: 'new', refreshToken: 'rotated' }).session, id: record.session.id };
    await signOut(await valuesOf(trial, { ...record, session: renewed }));
    expect(revokedAt(trial.ehr)).toEqual(['refresh', 'old', 'rotated', 'new']);
  });
});
