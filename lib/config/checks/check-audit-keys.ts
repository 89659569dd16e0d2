import 'server-only';
import { createPrivateKey, type JsonWebKey } from 'node:crypto';
import type { Config } from '#/lib/config/schema/schema.ts';
import { repeatedNames } from './known-names.ts';
import type { ConfigProblem } from './problem.ts';

/** Checks the audit's signing key at the start: a trail that could not be signed would be found out only by an auditor. */
export function checkAuditKeys({ audit: { signing, verification = [] } }: Pick<Config, 'audit'>): readonly ConfigProblem[] {
  const ids = [...verification.map(({ id }) => id), ...(signing ? [signing.id] : [])];
  return [
    ...(signing && !canSign(signing.key)
      ? [{ path: 'audit.signing.key', actual: 'a value that is not shown', expected: 'a private JWK: Ed25519 or P-256' }]
      : []),
    ...repeatedNames('audit.verification', 'id', ids),
  ];
}

function canSign(text: string): boolean {
  try {
    const jwk = JSON.parse(text) as JsonWebKey;
    const key = createPrivateKey({ key: jwk, format: 'jwk' });
    return key.asymmetricKeyType === 'ed25519' || key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
  } catch {
    return false;
  }
}
