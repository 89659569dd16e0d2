import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { errors, type Client, type ClientMetadata, type Configuration, type KoaContextWithOIDC } from 'oidc-provider';
import { demandStrictAssertion } from '#/mocks/servers/assertions/assertion-rules.ts';
import type { OidcMemory } from './oidc-adapter.ts';

/** How long things live at an authorisation server; changed by tests while it runs. */
export interface CurrentLifetimes {
  accessTokenSeconds: number;
  refreshTokenSeconds: number;
  launchSeconds: number;
}

/** The demo's lifetimes, or the environment's. */
export function defaultLifetimes(environment: Readonly<Record<string, string | undefined>> = process.env): CurrentLifetimes {
  return {
    accessTokenSeconds: Number(environment['EXCHANGE_ACCESS_SECONDS'] ?? 600),
    refreshTokenSeconds: Number(environment['EXCHANGE_REFRESH_SECONDS'] ?? 12 * 3_600),
    launchSeconds: Number(environment['EXCHANGE_LAUNCH_SECONDS'] ?? 300),
  };
}

let generated: Promise<readonly JWK[]> | undefined;

/** Signing keys made at start: RS256 for id_tokens (OIDC Core §15.1), ES256 for access tokens. One set a process. */
export function signingKeys(): Promise<readonly JWK[]> {
  generated ??= Promise.all(['RS256', 'ES256'].map(newKey));
  return generated;
}

async function newKey(alg: string): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true });
  return { ...(await exportJWK(privateKey)), alg, use: 'sig', kid: `mock-${alg}` };
}

const direct = { dispatcher: undefined };

/** Settings that both authorisation servers of the exchange share. */
export async function commonConfiguration(memory: OidcMemory, lifetimes: CurrentLifetimes): Promise<Configuration> {
  return {
    adapter: memory.adapter,
    jwks: { keys: [...(await signingKeys())] },
    cookies: { keys: [crypto.randomUUID()] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    // SMART 2.2 demands RS384 and ES384 of asymmetric clients.
    enabledJWA: { clientAuthSigningAlgValues: ['ES384', 'RS384'], idTokenSigningAlgValues: ['RS256'] },
    clientAuthMethods: ['private_key_jwt', 'none'],
    assertJwtClientAuthClaimsAndHeader: async (ctx, claims, header) => {
      try {
        demandStrictAssertion(header, claims, `${ctx.oidc.issuer}/token`);
      } catch (error) {
        throw new errors.InvalidClientAuth(error instanceof Error ? error.message : 'the assertion is refused');
      }
    },
    responseTypes: ['code'],
    clientBasedCORS: () => false,
    issueRefreshToken: async (_, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    expiresWithSession: async () => false,
    // The library's own dispatcher refuses loopback addresses, where the viewer's jwks.json is.
    fetch: (url, options) => globalThis.fetch(url, { ...options, ...direct }),
    interactions: { url: (_, interaction) => `/interaction/${interaction.uid}` },
    ttl: {
      AccessToken: () => lifetimes.accessTokenSeconds,
      AuthorizationCode: 60,
      ClientCredentials: 300,
      Grant: 24 * 3_600,
      IdToken: 3_600,
      Interaction: 600,
      RefreshToken: () => lifetimes.refreshTokenSeconds,
      Session: 12 * 3_600,
    },
  };
}

/** A client may ask about and revoke the tokens that were issued to it. */
export const ownTokens = async (
  _: KoaContextWithOIDC,
  client: Client,
  token: { readonly clientId?: string | undefined },
): Promise<boolean> => token.clientId === client.clientId;

/** The viewer as a client of one authorisation server, confidential and public. */
export function viewerClients(viewerOrigin: string, signIns: readonly string[], grants: readonly string[]): ClientMetadata[] {
  const common = {
    redirect_uris: signIns.map((signIn) => `${viewerOrigin}/callback/${signIn}`),
    response_types: ['code' as const],
    id_token_signed_response_alg: 'RS256' as const,
    post_logout_redirect_uris: [`${viewerOrigin}/`, viewerOrigin, `${viewerOrigin}/sign-out`],
  };
  return [
    {
      ...common,
      client_id: 'tributary',
      client_name: 'Tributary',
      grant_types: [...grants],
      token_endpoint_auth_method: 'private_key_jwt',
      jwks_uri: `${viewerOrigin}/jwks.json`,
    },
    {
      ...common,
      client_id: 'tributary-public',
      client_name: 'Tributary, public client',
      grant_types: grants.filter((grant) => grant !== 'client_credentials'),
      token_endpoint_auth_method: 'none',
    },
  ];
}
