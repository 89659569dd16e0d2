import type { ExchangePorts } from './exchange-process.ts';
import { identifierSystem } from './patients.ts';
import { withoutLimits } from '#/e2e/suites/without-limits.ts';

/** Names of the environment that holds the secrets of the configuration. */
export const secretNames = {
  system: 'ATTACKS_SYSTEM_HEADER',
  client: 'ATTACKS_CLIENT_KEY',
  newest: 'ATTACKS_SESSION_KEY',
  older: 'ATTACKS_OLDER_SESSION_KEY',
} as const;

/** The viewer's configuration: two record systems, of which the first shares with the second, and a direct sign-in whose staff belong to the first. JSON is YAML. */
export function viewerConfig(viewer: string, ports: ExchangePorts): string {
  const client = { id: 'tributary', authentication: 'private_key_jwt', key: `\${${secretNames.client}}` };
  const smart = (id: 'alpha' | 'beta') => ({
    id,
    kind: 'smart',
    name: `${id} record system`,
    issuer: `http://127.0.0.1:${ports[id]}/fhir`,
    client,
    organisation: id,
    role: { from: 'fhirUser', map: { doctor: 'clinician' }, otherwise: 'none' },
    embed: [`http://127.0.0.1:${ports[id]}`],
  });
  const source = (id: 'alpha' | 'beta') => ({
    id,
    name: `${id} hospital`,
    code: id.slice(0, 2).toUpperCase(),
    organisation: id,
    kind: 'fhir',
    url: `http://127.0.0.1:${ports[id]}/fhir`,
    authorization: [{ kind: 'launch' }, { kind: 'static-headers', headers: { Authorization: `\${${secretNames.system}}` } }],
    match: [{ kind: 'launch' }, { kind: 'identifier' }],
  });
  return JSON.stringify({
    publicUrl: viewer,
    organisation: { id: 'exchange', name: 'Exchange under attack' },
    identifiers: [{ system: identifierSystem, label: 'Number' }],
    signIn: [
      smart('alpha'),
      smart('beta'),
      {
        id: 'staff',
        kind: 'oidc',
        name: 'Staff sign-in',
        issuer: `http://127.0.0.1:${ports.staff}`,
        client,
        claims: { role: 'role', organisation: 'organisation' },
        roles: { clinician: 'clinician' },
        organisations: { alpha: 'alpha' },
      },
    ],
    viewers: [
      { organisation: 'alpha', roles: ['clinician'] },
      { organisation: 'beta', roles: ['clinician'] },
    ],
    find: { url: `http://127.0.0.1:${ports.staff}/index` },
    sources: [source('alpha'), source('beta')],
    sharing: [{ source: 'alpha', to: ['beta'], roles: ['clinician'] }],
    session: { keys: [`\${${secretNames.newest}}`, `\${${secretNames.older}}`] },
    audit: { kind: 'stdout' },
    limits: withoutLimits,
  });
}
