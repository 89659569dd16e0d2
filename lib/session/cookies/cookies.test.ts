import { describe, expect, test } from 'vitest';
import {
  browserCookie,
  clearCookie,
  clearEverywhere,
  fitsCookie,
  launchCookie,
  recordCookie,
  setCookie,
  setCookieHeader,
  viewerCookie,
} from './cookies.ts';

const header = (...[kind, framed]: [Parameters<typeof setCookie>[0], boolean]) => setCookieHeader(setCookie(kind, 'sealed', framed));

describe('cookies', () => {
  test.each([
    ['viewer', header(viewerCookie, false), '__Host-viewer=sealed; Path=/; HttpOnly; Secure; SameSite=Strict'],
    ['viewer in a frame', header(viewerCookie, true), '__Host-viewer=sealed; Path=/; HttpOnly; Secure; SameSite=None; Partitioned'],
    ['record', header(recordCookie('abc'), false), '__Secure-record=sealed; Path=/record/abc; HttpOnly; Secure; SameSite=Strict'],
    [
      'record in a frame',
      header(recordCookie('abc'), true),
      '__Secure-record=sealed; Path=/record/abc; HttpOnly; Secure; SameSite=None; Partitioned',
    ],
    ['browser', header(browserCookie, false), '__Host-browser=sealed; Path=/; HttpOnly; Secure; SameSite=Strict; Max-Age=600'],
    [
      'browser in a frame',
      header(browserCookie, true),
      '__Host-browser=sealed; Path=/; HttpOnly; Secure; SameSite=None; Partitioned; Max-Age=600',
    ],
    [
      'launch',
      header(launchCookie('12345678rest'), false),
      '__Secure-launch-12345678=sealed; Path=/callback; HttpOnly; Secure; SameSite=Lax; Max-Age=600',
    ],
    [
      'launch in a frame',
      header(launchCookie('12345678rest'), true),
      '__Secure-launch-12345678=sealed; Path=/callback; HttpOnly; Secure; SameSite=None; Partitioned; Max-Age=600',
    ],
  ])('%s', (_, written, expected) => {
    expect(written).toBe(expected);
  });

  test('clearing names the same path and partition', () => {
    expect(setCookieHeader(clearCookie(recordCookie('abc'), false))).toBe(
      '__Secure-record=; Path=/record/abc; HttpOnly; Secure; SameSite=Strict; Max-Age=0',
    );
    expect(clearEverywhere(viewerCookie).map(setCookieHeader)).toEqual([
      '__Host-viewer=; Path=/; HttpOnly; Secure; SameSite=Strict; Max-Age=0',
      '__Host-viewer=; Path=/; HttpOnly; Secure; SameSite=None; Partitioned; Max-Age=0',
    ]);
  });

  test('a frame holds 3 KB, a window 3.8', () => {
    expect([
      fitsCookie('x'.repeat(3072), true),
      fitsCookie('x'.repeat(3073), true),
      fitsCookie('x'.repeat(3073), false),
      fitsCookie('x'.repeat(3801), false),
    ]).toEqual([true, false, true, false]);
  });
});
