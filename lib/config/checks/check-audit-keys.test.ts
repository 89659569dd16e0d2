import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { auditSchema } from '#/lib/config/schema/audit.ts';
import { checkAuditKeys } from './check-audit-keys.ts';

const jwkOf = (key: { readonly export: (options: { format: 'jwk' }) => object }): string => JSON.stringify(key.export({ format: 'jwk' }));
const ed25519 = generateKeyPairSync('ed25519');
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const publicKey = ed25519.publicKey.export({ format: 'jwk' });

test.each<[string, object, readonly string[]]>([
  ['no key', {}, []],
  ['Ed25519', { signing: { id: 'a', key: jwkOf(ed25519.privateKey) } }, []],
  ['P-256', { signing: { id: 'a', key: jwkOf(p256.privateKey) } }, []],
  ['a curve that is not ours', { signing: { id: 'a', key: jwkOf(p384.privateKey) } }, ['audit.signing.key']],
  ['a public key', { signing: { id: 'a', key: jwkOf(ed25519.publicKey) } }, ['audit.signing.key']],
  ['no JSON', { signing: { id: 'a', key: 'secret' } }, ['audit.signing.key']],
  ['two retired keys', { verification: ['a', 'b'].map((id) => ({ id, publicKey })) }, []],
  ['a retired key of the same name', { verification: ['a', 'a'].map((id) => ({ id, publicKey })) }, ['audit.verification[1].id']],
  [
    'the signing key among the retired',
    { signing: { id: 'a', key: jwkOf(ed25519.privateKey) }, verification: [{ id: 'a', publicKey }] },
    ['audit.verification[1].id'],
  ],
])('keys of the audit: %s', (_name, keys, paths) => {
  const problems = checkAuditKeys({ audit: auditSchema.parse({ kind: 'stdout', ...keys }) });
  expect(problems.map(({ path }) => path)).toEqual(paths);
  expect(JSON.stringify(problems)).not.toContain('secret');
});

test.each<[string, object]>([
  ['a private key among the public', { verification: [{ id: 'a', publicKey: ed25519.privateKey.export({ format: 'jwk' }) }] }],
  ['a time that is none', { verification: [{ id: 'a', publicKey, until: 'June' }] }],
  ['a limit of nothing', { timeLimitSeconds: 0 }],
  ['a limit that would hold readers for ever', { timeLimitSeconds: 600 }],
  ['a queue of nothing', { queue: { events: 0 } }],
])('what no audit can have: %s', (_name, keys) => {
  expect(auditSchema.safeParse({ kind: 'stdout', ...keys }).success).toBe(false);
});
