import 'server-only';
import type { MemberOptions } from '#/lib/config/schema/schema.ts';
import type { Authorization, AuthorizationContext, AuthorizationMethod } from '#/lib/sources/authorization/authorization-method.ts';
import { clientCredentials } from './client-credentials.ts';
import { gpConnectJwt } from './gp-connect-jwt.ts';
import { iuaAuthorization } from './iua.ts';
import { launchAuthorization } from './launch.ts';
import { staticHeaders } from './static-headers.ts';
import { tokenExchange } from './token-exchange.ts';
import { udapAuthorization } from './udap.ts';

/** A method of the registry, with its options still to be parsed. */
export interface AuthorizationMember {
  readonly kind: string;
  readonly options: AuthorizationMethod['options'];
  readonly open: (options: MemberOptions, context: AuthorizationContext) => Authorization | undefined;
}

function member<Options>(method: AuthorizationMethod<Options>): AuthorizationMember {
  return { kind: method.kind, options: method.options, open: (unread, context) => method.open(method.options.parse(unread), context) };
}

export const authorizationMethods: readonly AuthorizationMember[] = [
  member(launchAuthorization),
  member(clientCredentials),
  member(udapAuthorization),
  member(iuaAuthorization),
  member(tokenExchange),
  member(gpConnectJwt),
  member(staticHeaders),
];

/** Opens the first of a source's methods that applies to this user; undefined when none does. A source without methods needs no credentials. */
export function openAuthorization(configured: readonly MemberOptions[], context: AuthorizationContext): Authorization | undefined {
  if (configured.length === 0) return { headers: async () => ({}), renew: () => false };
  for (const options of configured) {
    const method = authorizationMethods.find(({ kind }) => kind === options.kind);
    const authorization = method?.open(options, context);
    if (authorization) return authorization;
  }
  return undefined;
}
