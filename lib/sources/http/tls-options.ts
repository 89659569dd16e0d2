import 'server-only';
import type { MutualTls } from '#/lib/config/schema/mutual-tls.ts';

/** What a socket is opened with: our certificate, and whom to trust where it is not a public authority. */
export function tlsOptions(tls: MutualTls | undefined): { cert?: string; key?: string; ca?: string } {
  return tls ? { cert: tls.certificate, key: tls.key, ...(tls.authority !== undefined && { ca: tls.authority }) } : {};
}
