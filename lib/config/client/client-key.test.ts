import { calculateJwkThumbprint, compactVerify, exportJWK, generateKeyPair, importJWK, CompactSign, type JWK } from 'jose';
import { expect, test } from 'vitest';
import { clientAlgorithms, clientKey } from './client-key.ts';

const privateJwk = async (alg: string): Promise<JWK> => exportJWK((await generateKeyPair(alg, { extractable: true })).privateKey);

test.each(clientAlgorithms)('a key of %s signs what its published half verifies', async (alg) => {
  const { key, publicJwk, kid } = await clientKey(JSON.stringify({ ...(await privateJwk(alg)), alg }));
  const signed = await new CompactSign(Buffer.from('x')).setProtectedHeader({ alg, kid }).sign(key);
  const { protectedHeader } = await compactVerify(signed, await importJWK(publicJwk));
  expect([protectedHeader.alg, publicJwk.alg, protectedHeader.kid]).toEqual([alg, alg, await calculateJwkThumbprint(publicJwk)]);
});

test.each([
  ['ES256', 'ES256'],
  ['ES384', 'ES384'],
  ['ES512', 'ES512'],
  ['RS256', 'RS384'],
])('a key pair of %s that names no algorithm is used with %s: by its curve, or as SMART 2.2 demands', async (made, used) => {
  const { alg, kid } = await clientKey(JSON.stringify({ ...(await privateJwk(made)), kid: 'ours' }));
  expect([alg, kid]).toEqual([used, 'ours']);
});

test.each<[string, () => Promise<object>]>([
  ['an algorithm of another curve', async () => ({ ...(await privateJwk('ES256')), alg: 'ES384' })],
  ['an algorithm of another kind of key', async () => ({ ...(await privateJwk('ES384')), alg: 'RS384' })],
  ['a curve for encryption', async () => ({ kty: 'EC', crv: 'X25519', d: 'x' })],
  ['an algorithm of a shared secret', async () => ({ ...(await privateJwk('RS256')), alg: 'HS256' })],
  ['no algorithm at all', async () => ({ ...(await privateJwk('RS256')), alg: 'none' })],
])('a key of %s is refused', async (_, jwk) => {
  await expect(jwk().then((made) => clientKey(JSON.stringify(made)))).rejects.toThrow('no algorithm that is known here');
});
