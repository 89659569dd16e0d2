import { z } from 'zod';

const certificate = z.string().includes('-----BEGIN CERTIFICATE-----', { error: 'a certificate (PEM), by reference' });

/**
 * Mutual TLS: our certificate and its key, and the authority to trust where it is not a public one. By reference, as PEM;
 * `check-certificates.ts` checks that they can be read and belong together.
 */
export const mutualTls = z.strictObject({
  certificate,
  key: z.string().includes('PRIVATE KEY-----', { error: 'a private key (PEM), by reference' }),
  /** Authorities that the server's certificate must come from; the usual public ones when not given. */
  authority: certificate.optional(),
});
export type MutualTls = z.infer<typeof mutualTls>;
