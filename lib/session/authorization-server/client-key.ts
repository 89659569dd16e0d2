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
  /** What jwks.json may show of it. */
  readonly publicJwk: JWK;
}

/** The public members of an EC or RSA key (RFC 7518 §6): named one by one, so that no private one slips through. */
const publicMembers = ['kty', 'crv', 'x', 'y', 'n', 'e'] as const;

/** A private JWK's text → key for client assertions. SMART demands ES384 or RS384 (SMART 2.2, asymmetric). */
export async function clientKey(text: string): Promise<ClientKey> {
  const jwk = privateJwk.parse(parseJson(text));
  const alg = jwk.alg ?? (jwk.kty === 'EC' ? 'ES384' : 'RS384');
  const key = await importJWK({ ...jwk, alg }, alg);
  if (key instanceof Uint8Array) throw new Error('The client key is not a key pair.');
  const shown: JWK = Object.fromEntries(publicMembers.filter((name) => jwk[name] !== undefined).map((name) => [name, jwk[name]]));
  const kid = jwk.kid ?? (await calculateJwkThumbprint(shown));
  return { kid, alg, key, publicJwk: { ...shown, kid, alg, use: 'sig' } };
}

/** The parser's own message would quote the key. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('The client key is not JSON.');
  }
}
