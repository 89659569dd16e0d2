import { SSL_OP_NO_TICKET } from 'node:constants';
import { createSecureContext, type SecureContext } from 'node:tls';
import { certified } from '#/lib/sources/testing/certificates.ts';

export type CertificateFault = 'expired' | 'wrong-host' | 'self-signed' | 'untrusted';

export interface Certificates {
  /** PEM of the authority that the sources are configured to trust. */
  readonly authority: string;
  /** Client that asks the sources. */
  readonly client: { readonly certificate: string; readonly key: string };
  readonly contextFor: (fault: CertificateFault | undefined) => SecureContext;
}

/** Certificates for all names below `domain`, good and bad. */
export async function makeCertificates(domain: string): Promise<Certificates> {
  const host = `*.${domain}`;
  const authority = await certified({ name: 'Exchange authority', authority: true });
  const stranger = await certified({ name: 'Another authority', authority: true });
  const certificates = {
    good: await certified({ name: 'source', by: authority, host }),
    expired: await certified({ name: 'source', by: authority, host, until: new Date(Date.now() - 3_600_000) }),
    'wrong-host': await certified({ name: 'source', by: authority, host: 'another.invalid' }),
    'self-signed': await certified({ name: 'source', host }),
    untrusted: await certified({ name: 'source', by: stranger, host }),
  };
  const contexts = new Map(Object.entries(certificates).map(([name, { certificate: cert, key }]) => [name, contextOf(cert, key)]));
  const good = contextOf(certificates.good.certificate, certificates.good.key);
  const client = await certified({ name: 'viewer', by: authority });
  return { authority: authority.certificate, client, contextFor: (fault) => contexts.get(fault ?? 'good') ?? good };
}

/** Without sessions: each connection shows its certificate, as to a client that comes for the first time. */
const contextOf = (cert: string, key: string): SecureContext =>
  createSecureContext({ cert, key, maxVersion: 'TLSv1.2', secureOptions: SSL_OP_NO_TICKET });
