import { X509Certificate, type KeyObject } from 'node:crypto';
import { TokenRefused } from './token-refused.ts';

const mostCertificates = 4;

/** The key of the first certificate of an `x5c`, when each is vouched for by the next and the last by the root (RFC 5280 §6). */
export function keyOfClient(x5c: readonly string[] | undefined, root: X509Certificate, uri: string): KeyObject {
  const [client, ...authorities] = certificatesOf(x5c);
  if (!client) throw new TokenRefused('invalid_client', 'x5c is missing');
  const chain = [...authorities, root];
  let below = client;
  for (const above of chain) {
    if (!above.ca || !below.checkIssued(above) || !below.verify(above.publicKey))
      throw new TokenRefused('invalid_client', 'x5c is no chain to the root');
    below = above;
  }
  if ([client, ...chain].some((certificate) => !isNow(certificate)))
    throw new TokenRefused('invalid_client', 'a certificate is out of date');
  if (client.subjectAltName !== `URI:${uri}`) throw new TokenRefused('invalid_client', 'the certificate is of another client');
  return client.publicKey;
}

function certificatesOf(x5c: readonly string[] = []): readonly X509Certificate[] {
  try {
    return x5c.slice(0, mostCertificates).map((encoded) => new X509Certificate(Buffer.from(encoded, 'base64')));
  } catch {
    throw new TokenRefused('invalid_client', 'x5c cannot be read');
  }
}

const isNow = ({ validFromDate, validToDate }: X509Certificate): boolean =>
  validFromDate.getTime() <= Date.now() && Date.now() < validToDate.getTime();
