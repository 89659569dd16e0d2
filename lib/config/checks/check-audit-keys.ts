import 'server-only';
import { createPrivateKey, type JsonWebKey } from 'node:crypto';
import type { Config } from '#/lib/config/schema/schema.ts';
import { repeatedNames } from './known-names.ts';
import type { ConfigProblem } from './problem.ts';

/** Checks the audit's keys at the start: a trail that could not be signed, or a view that could not be rebuilt, would be found out only by an auditor. */
export function checkAuditKeys({ audit: { signing, verification = [], digests } }: Pick<Config, 'audit'>): readonly ConfigProblem[] {
  const ids = [...verification.map(({ id }) => id), ...(signing ? [signing.id] : [])];
  const digestIds = digests ? [digests, ...digests.earlier].map(({ id }) => id) : [];
  return [
    ...(signing && !canSign(signing.key)
      ? [{ path: 'audit.signing.key', actual: 'a value that is not shown', expected: 'a private JWK: Ed25519 or P-256' }]
      : []),
    ...repeatedNames('audit.verification', 'id', ids),
    ...repeatedNames('audit.digests.earlier', 'id', digestIds),
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
