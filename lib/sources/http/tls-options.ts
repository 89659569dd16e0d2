import 'server-only';
import type { MutualTls } from '#/lib/config/schema/mutual-tls.ts';

/** TLS options of a socket: our certificate, and the authority to trust where it is not a public one. */
export function tlsOptions(tls: MutualTls | undefined): { cert?: string; key?: string; ca?: string } {
  return tls ? { cert: tls.certificate, key: tls.key, ...(tls.authority !== undefined && { ca: tls.authority }) } : {};
}
