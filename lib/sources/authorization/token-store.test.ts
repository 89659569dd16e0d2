import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ada, user } from '#/lib/sources/testing/fake-record.ts';
import { tokenAuthorization } from './token-request.ts';
import * as store from './token-store.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const { signal } = new AbortController();
const issuing = (lifetimeSeconds: number) => vi.fn(async () => ({ accessToken: 'secret', lifetimeSeconds }));

test.each([
  ['an hour', 3_600, 3_570_000],
  ['a minute', 60, 30_000],
])('H22 a token of %s leaves the memory with its life, whether or not another is asked for', async (_, lifetimeSeconds, usableMs) => {
  const request = issuing(lifetimeSeconds);
  await store.usableToken(`life ${lifetimeSeconds}`, request, signal);
  await store.usableToken(`life ${lifetimeSeconds}`, request, signal);
  expect([request.mock.calls.length, vi.getTimerCount()]).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(usableMs);
  expect(vi.getTimerCount()).toBe(0);
  await store.usableToken(`life ${lifetimeSeconds}`, request, signal);
  expect(request).toHaveBeenCalledTimes(2);
});

test('a life that is longer than a timer can count is no reason to ask anew', async () => {
  const request = issuing(10 ** 9);
  await store.usableToken('endless', request, signal);
  await vi.advanceTimersByTimeAsync(60_000);
  await store.usableToken('endless', request, signal);
  expect(request).toHaveBeenCalledTimes(1);
});

// A token for one patient has the patient's number in what it is kept under.
test('H22 the memory of tokens knows users and patients as digests alone; two patients have two', async () => {
  const asked = vi.spyOn(store, 'usableToken').mockResolvedValue({ accessToken: 'secret', lifetimeSeconds: 60 });
  const options = {
    kind: 'client-credentials',
    tokenUrl: 'https://tokens.example/token',
    client: { id: 'us', secret: 'shared', authentication: 'client_secret_basic' },
  } as const;
  for (const patient of ['9991020020', '9991020012', '9991020012'])
    await tokenAuthorization(
      options,
      { source: { id: 's', url: 'https://s.example' }, user, patient: ada, signal },
      { grant: 'client_credentials', parameters: {}, patient },
    ).headers();
  const keys = asked.mock.calls.map(([key]) => key);
  for (const key of keys) expect(key).toMatch(/^[\w-]{43}$/);
  expect([new Set(keys).size, keys[1]]).toEqual([2, keys[2]]);
});
