import 'server-only';
import { calculateJwkThumbprint, importJWK, type JWK } from 'jose';
import { z } from 'zod';

const privateJwk = z.looseObject({
  kty: z.enum(['EC', 'RSA']),
  crv: z.string().optional(),
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

/** Algorithms that sign our assertions, each tried by a test. SMART 2.2 demands ES384 and RS384 of clients, FAST Security RS256. */
export const clientAlgorithms = ['ES384', 'RS384', 'ES256', 'RS256', 'ES512', 'RS512', 'PS256', 'PS384', 'PS512'] as const;
const curveAlgorithms: Readonly<Record<string, string>> = { 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' };

/** Public members of an EC or RSA key (RFC 7518 §6), listed so that no private one can slip through. */
const publicMembers = ['kty', 'crv', 'x', 'y', 'n', 'e'] as const;

/**
 * Imports a private JWK for client assertions: key id and algorithm are derived here, for assertions and jwks.json alike. An EC
 * key's algorithm follows from its curve, an RSA key's is RS384 unless the key names another. Throws without quoting the key.
 */
export async function clientKey(text: string): Promise<ClientKey> {
  const { jwk, alg } = readClientKey(text);
  const key = await importJWK({ ...jwk, alg }, alg);
  if (key instanceof Uint8Array) throw new Error('The client key is not a key pair.');
  const publicPart: JWK = Object.fromEntries(publicMembers.filter((name) => jwk[name] !== undefined).map((name) => [name, jwk[name]]));
  const kid = jwk.kid ?? (await calculateJwkThumbprint(publicPart));
  return { kid, alg, key, publicJwk: { ...publicPart, kid, alg, use: 'sig' } };
}

/** A private JWK, and the algorithm that it signs with. Throws, without quoting the key, where it is none of ours. */
export function readClientKey(text: string): { readonly jwk: z.infer<typeof privateJwk>; readonly alg: string } {
  const jwk = privateJwk.parse(parseJson(text));
  return { jwk, alg: algorithmOf(jwk) };
}

function algorithmOf({ kty, crv = '', alg }: z.infer<typeof privateJwk>): string {
  const ofCurve = Object.hasOwn(curveAlgorithms, crv) ? curveAlgorithms[crv] : undefined;
  const usable = kty === 'EC' ? [ofCurve] : clientAlgorithms.filter((name) => !name.startsWith('E'));
  const chosen = alg ?? (kty === 'EC' ? ofCurve : 'RS384');
  if (chosen === undefined || !usable.includes(chosen)) throw new Error('The client key is of no algorithm that is known here.');
  return chosen;
}

/** The parser's own message would quote the key. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error('The client key is not JSON.');
  }
}
