import { describe, expect, test } from 'vitest';
import { epochSeconds, randomId } from '#/lib/session/model/viewer-session.ts';
import {
  browserCookie,
  clearEverywhere,
  closeRecord,
  endedCookie,
  fitsCookie,
  launchCookie,
  recordCookie,
  setCookie,
  setCookieHeader,
  signedOutMark,
  viewerCookie,
  type CookieKind,
} from './cookies.ts';

/** Reads a Set-Cookie line as RFC 6265bis §5.6 does: a pair, then attributes whose names have no case. */
function parsed(line: string) {
  const [pair = '', ...rest] = line.split(';').map((part) => part.trim());
  const at = pair.indexOf('=');
  const attributes = new Map(rest.map((part) => [part.split('=', 1)[0]?.toLowerCase() ?? '', part.split('=').slice(1).join('=')]));
  return { name: pair.slice(0, at), value: pair.slice(at + 1), attributes };
}

const state = randomId();
const kinds: readonly (readonly [CookieKind, 'Strict' | 'Lax'])[] = [
  [viewerCookie, 'Strict'],
  [endedCookie, 'Strict'],
  [browserCookie, 'Strict'],
  [signedOutMark, 'Strict'],
  [recordCookie('s1'), 'Strict'],
  [launchCookie(state), 'Lax'],
];

describe('ASVS 3.3.1 to 3.3.5: a Set-Cookie line, read as a browser reads it', () => {
  const lines = kinds.flatMap(([kind, site]) =>
    [false, true].flatMap((framed) =>
      ['a.b.c', ''].map((value) => ({ kind, site, framed, line: setCookieHeader(setCookie(kind, value, framed)) })),
    ),
  );

  test.each(lines)('$kind.name, framed $framed: $line', ({ kind, site, framed, line }) => {
    const { name, attributes } = parsed(line);
    expect([name, attributes.get('path')]).toEqual([kind.name, kind.path]);
    for (const flag of ['secure', 'httponly']) expect(attributes.has(flag), flag).toBe(true);
    expect(attributes.has('domain')).toBe(false);
    expect([attributes.get('samesite'), attributes.has('partitioned')]).toEqual(framed ? ['None', true] : [site, false]);
    // A prefix holds only with what it promises.
    expect(name).toMatch(/^__(Host|Secure)-/);
    if (name.startsWith('__Host-')) expect(attributes.get('path')).toBe('/');
  });

  test('what is cleared, and what is closed, is cleared where it was set: in both partitions', () => {
    for (const [kind] of kinds)
      expect(clearEverywhere(kind).map((cookie) => parsed(setCookieHeader(cookie)).attributes.get('max-age'))).toEqual(['0', '0']);
    for (const cookie of closeRecord('s1', { reason: 'idle' })) {
      const { value, attributes } = parsed(setCookieHeader(cookie));
      expect([value, attributes.get('path'), attributes.has('httponly')]).toEqual(['closed-idle', '/record/s1', true]);
    }
  });

  test.each([
    ['a path that ends the attribute', 's1; Domain=evil.example'],
    ['a line end', 's1\r\nSet-Cookie: a=b'],
    ['nothing', ''],
  ])('%s, as a record’s id, sets no cookie', (_name, id) => {
    expect(closeRecord(id, { reason: 'idle' })).toEqual([]);
  });

  test('the largest that is set is below what a browser keeps, its name and attributes included', () => {
    for (const framed of [false, true]) {
      const most = Array.from({ length: 4_096 }, (_, length) => 'x'.repeat(length)).findLast((value) => fitsCookie(value, framed)) ?? '';
      for (const [kind] of kinds) expect(setCookieHeader(setCookie(kind, most, framed)).length).toBeLessThan(4_096);
    }
  });
});

describe('ASVS 7.2.3: ids of sessions and browsers', () => {
  const ids = Array.from({ length: 10_000 }, randomId);

  test('24 random bytes each, none twice', () => {
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(Buffer.from(id, 'base64url')).toHaveLength(24);
  });

  test('every letter of the alphabet in every place, about as often: 64 kinds, seen 156 times each on average', () => {
    for (let place = 0; place < 32; place += 1) {
      const counts = Map.groupBy(ids, (id) => id[place]);
      expect(counts.size, `place ${place}`).toBe(64);
      // Nine standard deviations: no run of chance reaches them.
      for (const seen of counts.values()) expect(Math.abs(seen.length - 156)).toBeLessThan(9 * 12.4);
    }
  });

  test('the clock of sessions is the server’s own', () => {
    expect(Math.abs(epochSeconds() - Date.now() / 1_000)).toBeLessThan(2);
  });
});
