import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { CheckToken } from '#/mocks/servers/fhir/fhir-access.ts';

/**
 * Accepts JWT access tokens (RFC 9068) of the network's token service that were issued for this server:
 * audience is the server's base (RFC 8707), so that no server can use a token at another.
 */
export function networkTokens(issuer: string, audience: string): CheckToken {
  const keys = createRemoteJWKSet(new URL(`${issuer}/jwks`), { cooldownDuration: 1_000 });
  return async (token) => {
    try {
      const { payload } = await jwtVerify(token, keys, { issuer, audience, algorithms: ['ES256', 'RS256'], typ: 'at+jwt' });
      return typeof payload['scope'] === 'string' ? { scope: payload['scope'] } : undefined;
    } catch {
      return undefined;
    }
  };
}

/** The first check that knows the token. */
export function anyOf(...checks: readonly CheckToken[]): CheckToken {
  return async (token) => {
    for (const check of checks) {
      const access = await check(token);
      if (access) return access;
    }
    return undefined;
  };
}
