import 'server-only';
import { calculateJwkThumbprint, importJWK, type JWK } from 'jose';
import { z } from 'zod';

const privateJwk = z.looseObject({
  kty: z.enum(['EC', 'RSA']),
  d: z.string(),
  alg: z.string().optional(),
  kid: z.string().optional(),
});

export interface ClientKey {
  readonly kid: string;
  readonly alg: string;
  readonly key: CryptoKey;
  /** Public part, for jwks.json. */
  readonly publicJwk: JWK;
}

/** Public members of an EC or RSA key (RFC 7518 §6), listed so that no private one can slip through. */
const publicMembers = ['kty', 'crv', 'x', 'y', 'n', 'e'] as const;

/** Imports a private JWK for client assertions: ES384 or RS384 unless it names its algorithm (SMART 2.2, asymmetric). Throws without quoting the key. */
export async function clientKey(text: string): Promise<ClientKey> {
  const jwk = privateJwk.parse(parseJson(text));
  const alg = jwk.alg ?? (jwk.kty === 'EC' ? 'ES384' : 'RS384');
  const key = await importJWK({ ...jwk, alg }, alg);
  if (key instanceof Uint8Array) throw new Error('The client key is not a key pair.');
  const publicPart: JWK = Object.fromEntries(publicMembers.filter((name) => jwk[name] !== undefined).map((name) => [name, jwk[name]]));
  const kid = jwk.kid ?? (await calculateJwkThumbprint(publicPart));
  return { kid, alg, key, publicJwk: { ...publicPart, kid, alg, use: 'sig' } };
}

/** The parser's own message would quote the key. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('The client key is not JSON.');
  }
}
