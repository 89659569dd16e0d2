import { createServer } from 'node:http';
import type { SignIn } from '#/lib/config/schema/schema.ts';
import { authorizationServer } from '#/lib/session/authorization-server/authorization-server.ts';
import { setCanaries } from './canaries.ts';
import { hostileAddresses } from './hostile-addresses.ts';

const endpoints = ['authorization_endpoint', 'token_endpoint', 'jwks_uri', 'introspection_endpoint', 'userinfo_endpoint'] as const;
/** SMART's issuer names who signs the id_token, checked by keys from a configured origin; nothing is sent to it. OIDC's is where we look. */
const endpointsOf = { smart: endpoints, oidc: [...endpoints, 'issuer'] } as const;

export interface DiscoveryResult {
  readonly tried: number;
  readonly problems: readonly string[];
}

/** A discovery document of the configured issuer that names a hostile address for one of its endpoints. */
export async function runHostileDiscovery(kinds: readonly SignIn['kind'][] = ['smart', 'oidc'], every = 1): Promise<DiscoveryResult> {
  const document: { body: object } = { body: {} };
  const server = createServer(
    (_, response) => void response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(document.body)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const canaries = await setCanaries((host) => host === `127.0.0.1:${port}`);
  // An address that leaves the issuer's base and stays at its origin is the issuer's own: there is no base here, as there is for FHIR.
  const own = (text: string): boolean => URL.canParse(text) && new URL(text).origin === `http://127.0.0.1:${port}`;
  const hostile = hostileAddresses({ source: port, canary: canaries.port }).filter((text, at) => at % every === 0 && !own(text));
  const problems: string[] = [];
  let tried = 0;
  for (const kind of kinds)
    for (const endpoint of endpointsOf[kind])
      for (const text of hostile) {
        tried += 1;
        document.body = { ...honest(`http://127.0.0.1:${port}`), [endpoint]: text };
        const usedAddress = await authorizationServer(signIn(kind, `http://127.0.0.1:${port}`, tried)).then(
          (server) => String(server.serverMetadata()[endpoint]),
          () => undefined,
        );
        // An endpoint that was left out is none.
        if (usedAddress !== undefined && usedAddress !== 'undefined')
          problems.push(`${kind} ${endpoint} = ${JSON.stringify(text)} was taken`);
      }
  await Promise.all([canaries.stop(), new Promise((resolve) => void (server.closeAllConnections(), server.close(resolve)))]);
  const away = [...canaries.arrivals.map(({ address: place }) => place), ...canaries.connects];
  return { tried, problems: [...problems, ...[...new Set(away)].map((place) => `something left for ${place}`)] };
}

const honest = (origin: string) => ({
  issuer: origin,
  authorization_endpoint: `${origin}/authorize`,
  token_endpoint: `${origin}/token`,
  jwks_uri: `${origin}/keys`,
  introspection_endpoint: `${origin}/introspect`,
  userinfo_endpoint: `${origin}/userinfo`,
  code_challenge_methods_supported: ['S256'],
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
});

function signIn(kind: SignIn['kind'], issuer: string, number: number): SignIn {
  const common = { id: `hostile-${number}`, issuer, client: { id: 'us', authentication: 'none' as const }, endpoints: [], scope: 'openid' };
  if (kind === 'oidc')
    return {
      ...common,
      kind,
      claims: { role: 'role', organisation: 'org', name: 'name' },
      roles: {},
      organisations: {},
      defaults: {},
      assurance: { acr: [], amr: [] },
    };
  return {
    ...common,
    kind,
    organisation: 'hill',
    role: { from: 'fhirUser', map: {}, otherwise: 'none' },
    embed: [],
    assumePkce: false,
    assurance: { acr: [], amr: [], acrValues: [] },
    refresh: 'online_access',
  };
}
