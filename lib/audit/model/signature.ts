import 'server-only';
import { createPrivateKey, createPublicKey, sign, verify, type JsonWebKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';
import type { VerificationKey } from '#/lib/config/schema/audit.ts';

/** Signs statements of the chain. */
export interface HeadSigner {
  readonly keyId: string;
  /** Signature over UTF-8 text, in base64url. */
  readonly sign: (text: string) => string;
}

const privateJwk = z.discriminatedUnion('kty', [
  z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string(), d: z.string() }),
  z.looseObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string(), d: z.string() }),
]);

/** Reads a private JWK, Ed25519 (EdDSA) or P-256 (ES256). Throws, without quoting the key, where it is neither. */
export function headSigner(keyId: string, jwkText: string): HeadSigner {
  const key = readPrivateKey(jwkText);
  return { keyId, sign: (text) => sign(hashOf(key), Buffer.from(text), signatureKey(key)).toString('base64url') };
}

/** Checks a signature; false for any that the key did not make. */
export function isSignedBy(publicKey: VerificationKey['publicKey'], text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: publicKey, format: 'jwk' });
    return verify(hashOf(key), Buffer.from(text), signatureKey(key), Buffer.from(signature, 'base64url'));
  } catch {
    return false;
  }
}

/** Public half of a private JWK, for the list of keys that check. */
export function publicHalf(jwkText: string): VerificationKey['publicKey'] {
  const { crv, x = '', y = '' }: JsonWebKey = createPublicKey(readPrivateKey(jwkText)).export({ format: 'jwk' });
  return crv === 'P-256' ? { kty: 'EC', crv, x, y } : { kty: 'OKP', crv: 'Ed25519', x };
}

function readPrivateKey(jwkText: string): KeyObject {
  try {
    const jwk: JsonWebKey = privateJwk.parse(JSON.parse(jwkText));
    return createPrivateKey({ key: jwk, format: 'jwk' });
  } catch {
    throw new Error('The audit’s signing key is no private JWK of Ed25519 or P-256.');
  }
}

/** Ed25519 has a hash of its own. */
const hashOf = (key: KeyObject): string | null => (key.asymmetricKeyType === 'ed25519' ? null : 'sha256');

/** The form of JWS (RFC 7518 §3.4) for ES256; Ed25519 has only one. */
const signatureKey = (key: KeyObject): { readonly key: KeyObject; readonly dsaEncoding: 'ieee-p1363' } => ({
  key,
  dsaEncoding: 'ieee-p1363',
});
