import 'server-only';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { z } from 'zod';

const reads = (read: () => unknown): boolean => {
  try {
    return read() !== undefined;
  } catch {
    return false;
  }
};

const certificate = z.string().refine((text) => reads(() => new X509Certificate(text)), 'a certificate (PEM), by reference');

/** Mutual TLS: our certificate and its key, and whom to trust where it is not a public authority. By reference, as PEM. */
export const mutualTls = z
  .strictObject({
    certificate,
    key: z.string().refine((text) => reads(() => createPrivateKey(text)), 'a private key (PEM), by reference'),
    /** Authorities that the server's certificate must come from; the usual public ones when not given. */
    authority: certificate.optional(),
  })
  .refine(belongTogether, 'a key that belongs to the certificate');

/** Parts that cannot be read were named already. */
function belongTogether({ certificate: ours, key }: { certificate: string; key: string }): boolean {
  try {
    return new X509Certificate(ours).checkPrivateKey(createPrivateKey(key));
  } catch {
    return true;
  }
}
