import { beforeAll, describe, expect, test } from 'vitest';
import { holdConfig } from '#/lib/config/config.ts';
import { guardRequest } from './guard-request.ts';
import { trialConfig } from '#/lib/session/testing/config.ts';

beforeAll(() => holdConfig(trialConfig('{}')));

const own = { 'X-Tributary': '1', Origin: 'https://viewer.example.org', 'Sec-Fetch-Site': 'same-origin' };
const guard = (headers: Readonly<Record<string, string>>) =>
  guardRequest(new Request('https://viewer.example.org/x', { method: 'POST', headers }))?.status;

describe('guardRequest', () => {
  test('our own page may', () => {
    expect(guard(own)).toBeUndefined();
  });

  const without = (name: keyof typeof own) => Object.fromEntries(Object.entries(own).filter(([key]) => key !== name));
  test.each<[string, Readonly<Record<string, string>>]>([
    ['nothing', {}],
    ['no custom header', without('X-Tributary')],
    ['another value in it', { ...own, 'X-Tributary': '2' }],
    ['no origin', without('Origin')],
    ['a null origin (sandboxed frame)', { ...own, Origin: 'null' }],
    ['another host', { ...own, Origin: 'https://evil.example' }],
    ['a look-alike host', { ...own, Origin: 'https://viewer.example.org.evil.example' }],
    ['another port', { ...own, Origin: 'https://viewer.example.org:8443' }],
    ['http', { ...own, Origin: 'http://viewer.example.org' }],
    ['a trailing slash', { ...own, Origin: 'https://viewer.example.org/' }],
    ['no fetch metadata', without('Sec-Fetch-Site')],
    ['same-site', { ...own, 'Sec-Fetch-Site': 'same-site' }],
    ['cross-site', { ...own, 'Sec-Fetch-Site': 'cross-site' }],
    ['none (typed address)', { ...own, 'Sec-Fetch-Site': 'none' }],
  ])('refuses %s', (_, headers) => {
    expect(guard(headers)).toBe(403);
  });
});
