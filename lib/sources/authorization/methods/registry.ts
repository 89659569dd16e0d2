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

/** A method with its options still to be read: what the registry holds. */
export interface AuthorizationMember {
  readonly kind: string;
  readonly options: AuthorizationMethod['options'];
  readonly open: (given: MemberOptions, context: AuthorizationContext) => Authorization | undefined;
}

function member<Options>(method: AuthorizationMethod<Options>): AuthorizationMember {
  return { kind: method.kind, options: method.options, open: (given, context) => method.open(method.options.parse(given), context) };
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

/** The first of a source's methods that is for this user. A source without any is asked without credentials. */
export function openAuthorization(given: readonly MemberOptions[], context: AuthorizationContext): Authorization | undefined {
  if (given.length === 0) return { headers: async () => ({}), renew: () => false };
  for (const options of given) {
    const method = authorizationMethods.find(({ kind }) => kind === options.kind);
    const authorization = method?.open(options, context);
    if (authorization) return authorization;
  }
  return undefined;
}
