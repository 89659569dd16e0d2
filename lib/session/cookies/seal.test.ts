import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seal, unseal, type SealUse } from './seal.ts';

const [one, two] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
const use: SealUse = { purpose: 'record', boundTo: ['browser', 'session'] };

describe('seal', () => {
  test('what was sealed opens again, unchanged', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean())), async (value) => {
        expect(await unseal(await seal(value, use, { keys: [one] }), use, { keys: [one] })).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 30 },
    );
  });

  test.each<[string, SealUse]>([
    ['another purpose', { purpose: 'viewer', boundTo: ['browser', 'session'] }],
    ['another browser', { purpose: 'record', boundTo: ['other', 'session'] }],
    ['another session (H01)', { purpose: 'record', boundTo: ['browser', 'other'] }],
    ['parts moved together', { purpose: 'record', boundTo: ['browsersession'] }],
  ])('does not open for %s', async (_, other) => {
    expect(await unseal(await seal({ a: 1 }, use, { keys: [one] }), other, { keys: [one] })).toBeUndefined();
  });

  test('keys rotate: an old seal opens while its key is listed, a new one is made by the newest', async () => {
    const old = await seal({ a: 1 }, use, { keys: [one] });
    expect(await unseal(old, use, { keys: [two, one] })).toEqual({ a: 1 });
    expect(await unseal(old, use, { keys: [two] })).toBeUndefined();
    expect(await unseal(await seal({ a: 1 }, use, { keys: [two, one] }), use, { keys: [one] })).toBeUndefined();
  });

  test('a changed letter anywhere voids it', async () => {
    const sealed = await seal({ role: 'none' }, use, { keys: [one] });
    for (let place = 0; place < sealed.length; place += 1) {
      const changed = sealed.slice(0, place) + (sealed[place] === 'A' ? 'B' : 'A') + sealed.slice(place + 1);
      // The last letter of a base64url part may hold unused bits only.
      const isPadding = sealed[place + 1] === '.' || place === sealed.length - 1;
      if (!isPadding) expect(await unseal(changed, use, { keys: [one] }), `letter ${place}`).toBeUndefined();
    }
  });

  test.each(['', 'x', 'a.b.c', 'a..b.c.d', 'eyJhbGciOiJub25lIn0..'])('%j is nothing', async (text) => {
    expect(await unseal(text, use, { keys: [one] })).toBeUndefined();
  });

  test('deflate comes first: a real launch fits a frame’s 3 KB', async () => {
    const token = randomBytes(600).toString('base64url');
    const sealed = await seal(
      {
        patient: { family: 'Brooks', given: ['Amara'], address: ['1 High Street', 'Thames Vale'] },
        accessToken: token,
        refreshToken: randomBytes(32).toString('hex'),
      },
      use,
      { keys: [one] },
    );
    expect(sealed.length).toBeLessThan(1_800);
  });
});
