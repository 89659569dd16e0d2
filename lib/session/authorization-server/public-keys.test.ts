import { expect, test } from 'vitest';
import { clientKey } from '#/lib/config/client/client-key.ts';
import { publicKeys } from './public-keys.ts';
import { newPrivateJwk } from '#/lib/session/testing/authorization-server.ts';
import { trialConfig } from '#/lib/session/testing/config.ts';

test('every client key once, public members only', async () => {
  const [one, two] = [await newPrivateJwk(), await newPrivateJwk()];
  const source = {
    id: 'a',
    name: 'A',
    code: 'AA',
    organisation: 'a',
    kind: 'fhir',
    url: 'https://a.example/fhir',
    match: [{ kind: 'identifier' }],
  };
  const keys = await publicKeys(
    trialConfig(one, {
      sources: [{ ...source, authorization: [{ kind: 'client-credentials', client: { id: 'c', key: two } }, { kind: 'launch' }] }],
    }),
  );
  expect(keys.map((key) => Object.keys(key).toSorted())).toEqual([
    ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'],
    ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'],
  ]);
  expect(new Set(keys.map(({ kid }) => kid)).size).toBe(2);
});

test.each(['not json', '{}', '{"kty":"oct","k":"c2VjcmV0"}', '{"kty":"EC","crv":"P-384","x":"a","y":"b"}'])(
  '%j is no client key, and is not repeated in the error',
  async (text) => {
    const message = await clientKey(text).then(
      () => 'accepted',
      (error: unknown) => String(error),
    );
    expect(message).not.toBe('accepted');
    expect(message).not.toContain('c2VjcmV0');
  },
);
