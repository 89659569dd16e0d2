import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { trialConfig } from '#/lib/session/testing/config.ts';
import { signedInRecord } from '#/lib/session/testing/endings.ts';
import { randomId, withOpenRecord, withRecord } from '#/lib/session/model/viewer-session.ts';
import { fitsCookie } from './cookies.ts';
import { seal } from './seal.ts';
import { sealViewer, unsealViewer } from './session-cookies.ts';

const config = trialConfig('{}');
const { viewer } = signedInRecord({ records: [] });
const names = (count: number) => Array.from({ length: count }, (_, index) => `record-${index + 1}`);
const listed = (count: number) => names(count).reduce(withRecord, viewer).records;

describe('records of this browser', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['none', listed(0), []],
    ['each in the order in which it was opened', listed(3), names(3)],
    ['twenty', listed(20), names(20)],
    ['of 25 the newest twenty', listed(25), names(25).slice(5)],
    [
      'one opened again is the newest',
      withRecord({ ...viewer, records: names(3) }, 'record-1').records,
      ['record-2', 'record-3', 'record-1'],
    ],
    ['an open one that was lost is added', withOpenRecord({ ...viewer, records: names(3) }, 'lost').records, [...names(3), 'lost']],
    ['an open one that is listed stays where it is', withOpenRecord({ ...viewer, records: names(3) }, 'record-1').records, names(3)],
    ['an open one pushes out no other', withOpenRecord({ ...viewer, records: names(20) }, 'lost').records, names(20)],
  ])('%s', (_, records, expected) => expect(records).toEqual(expected));
});

describe('sealViewer', () => {
  const ids = Array.from({ length: 20 }, randomId);
  /** Tokens do not deflate. */
  const token = (bytes: number) => randomBytes(bytes).toString('base64url');
  const opened = async (bytes: number, framed: boolean) => {
    const login = { accessToken: token(bytes), refreshToken: token(bytes), expiresAt: 1 };
    const cookie = await sealViewer({ ...viewer, framed, records: ids, login }, config);
    return { fits: fitsCookie(cookie.value, framed), records: (await unsealViewer(cookie.value, config))?.records ?? [] };
  };

  test.each([
    ['short tokens in a window', 32, false, 20],
    ['short tokens in a frame', 32, true, 20],
  ])('%s: all twenty fit', async (_, bytes, framed, count) =>
    expect(await opened(bytes, framed)).toEqual({ fits: true, records: ids.slice(-count) }),
  );

  test.each([
    ['long tokens in a window', 1000, false],
    ['long tokens in a frame', 760, true],
  ])('%s: the newest that fit, so that the list refuses no sign-in', async (_, bytes, framed) => {
    const { fits, records } = await opened(bytes, framed);
    expect(fits).toBe(true);
    expect(records.length).toBeGreaterThan(0);
    expect(records).toEqual(ids.slice(-records.length));
  });

  test('a session sealed before it had a list is read with an empty one', async () => {
    const { records: _, ...before } = viewer;
    const value = await seal(before, { purpose: 'viewer', boundTo: [] }, config.session);
    expect((await unsealViewer(value, config))?.records).toEqual([]);
  });
});
