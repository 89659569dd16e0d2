import 'server-only';
import { config } from '#/lib/config/config.ts';
import type { SinkCredentials } from '#/lib/audit/model/sink.ts';
import { openAuthorization } from '#/lib/sources/authorization/methods/registry.ts';

/** Credentials of this service at the server that keeps the audit trail: no person stands behind them. */
export const auditCredentials: SinkCredentials = (signal) => {
  const { audit, publicUrl } = config();
  const viewer = { subject: 'tributary', issuer: publicUrl, name: 'Tributary', role: 'none', organisation: 'none', organisationName: '' };
  const authorization = openAuthorization(audit.authorization ?? [], {
    source: { id: 'audit', url: audit.url ?? '' },
    user: { viewer, purpose: 'TREAT' },
    signal,
  });
  if (!authorization) throw new Error('No authorization method of the audit applies to the service itself.');
  return authorization;
};
