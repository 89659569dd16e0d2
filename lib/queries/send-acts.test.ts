import { expect, test, vi } from 'vitest';
import { sendActs } from './send-acts.ts';

const acts = [{ act: 'page', page: 'results' }] as const;

test.each([
  [200, 'written'],
  [401, 'over'],
  [403, 'refused'],
  [503, 'unwritten'],
  [500, 'unwritten'],
])('H32 an answer %i reads as %s', async (status, state) => {
  const fetched = vi.fn<typeof fetch>().mockResolvedValue(new Response('{}', { status }));
  vi.stubGlobal('fetch', fetched);
  expect(await sendActs('s/1', acts)).toBe(state);
  const [path, init] = fetched.mock.calls[0] ?? [];
  expect([path, init?.method, init?.body]).toEqual(['/record/s%2F1/acts', 'POST', JSON.stringify(acts)]);
});

test('H32 no answer is no acknowledgement', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  expect(await sendActs('s1', acts, true)).toBe('unwritten');
});
