import { errors } from 'oidc-provider';

export const systemScopes: readonly string[] = ['system/*.rs', 'system/*.read', 'system/*.r', 'system/*.s'];

/** SMART backend services: at most five minutes. */
const systemTokenSeconds = 300;

/** JWT access tokens, each for one of these servers and no other (RFC 8707, RFC 9068). */
export function resourceTokens(resources: ReadonlySet<string>) {
  return {
    enabled: true,
    defaultResource: (_: unknown, __: unknown, oneOf?: readonly string[]) => [...(oneOf ?? [])],
    getResourceServerInfo: (_: unknown, resource: string) => {
      if (!resources.has(resource)) throw new errors.InvalidTarget('no server of this exchange has this address');
      return {
        scope: systemScopes.join(' '),
        audience: resource,
        accessTokenTTL: systemTokenSeconds,
        accessTokenFormat: 'jwt' as const,
        jwt: { sign: { alg: 'ES256' as const } },
      };
    },
  };
}
