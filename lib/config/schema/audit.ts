import { z } from 'zod';
import { address } from './address.ts';
import { mutualTls } from './mutual-tls.ts';

const keyId = z.string().regex(/^[\w.-]{1,64}$/, 'letters, digits, points, hyphens: the key’s name in the trail');

/** Public key that checks signed heads, as a JWK: Ed25519 or P-256. */
const publicJwk = z.discriminatedUnion('kty', [
  z.strictObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() }),
  z.strictObject({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() }),
]);

/** Key that signed heads between two instants; kept as long as the trail, or nobody can tell later what it signed. */
export const verificationKey = z.strictObject({
  id: keyId,
  publicKey: publicJwk,
  from: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
});
export type VerificationKey = z.infer<typeof verificationKey>;

/** Secret key of digests: base64 of 32 bytes; by reference only. */
const digestKey = z.strictObject({
  id: keyId,
  key: z.string().refine((text) => Buffer.from(text, 'base64').length === 32, 'base64 of 32 random bytes: `openssl rand -base64 32`'),
});
export type DigestKey = z.infer<typeof digestKey>;

/** Keys that every sink has beside its own. */
export const auditKeys = {
  /** Seconds that a write may take, waiting included; then nothing that it announces is done. Default: 10. */
  timeLimitSeconds: z.number().min(1).max(60).optional(),
  /** Events that may wait for the sink in one process; beyond them a write is refused at once. Default: 20,000 events, 32 MB. */
  queue: z.strictObject({ events: z.int().min(100).optional(), megabytes: z.number().min(1).max(1_024).optional() }).optional(),
  /** Signs the newest record of the chain at intervals, so that a rewritten or cut trail is seen. */
  signing: z
    .strictObject({
      id: keyId,
      /** A private JWK, Ed25519 or P-256; by reference only. */
      key: z.string().min(1),
      everyRecords: z.int().min(1).default(1_000),
      everySeconds: z.number().min(1).max(86_400).default(60),
    })
    .optional(),
  /** Public keys that signed earlier. */
  verification: z.array(verificationKey).optional(),
  /** Writes keyed digests of what each view showed, so that it can be compared with its sources later (docs/decisions/0079). */
  digests: z
    .strictObject({
      ...digestKey.shape,
      /** Keys of earlier digests: kept as long as the trail, or nobody can tell later what was shown. */
      earlier: z.array(digestKey).default([]),
    })
    .optional(),
};

/** The audit trail: what every sink has, and the credentials of one that is a server; the sink's own `options` check the rest. */
export const auditSchema = z.looseObject({
  kind: z.string(),
  ...auditKeys,
  /** Base of the server that keeps the trail. */
  url: address.optional(),
  authorization: z.array(z.looseObject({ kind: z.string() })).optional(),
  tls: mutualTls.optional(),
});
export type AuditConfig = z.infer<typeof auditSchema>;
