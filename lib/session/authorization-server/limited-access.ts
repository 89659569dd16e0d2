import { accessByScopes } from '#/lib/config/client/type-access.ts';
import type { SmartSignIn } from '#/lib/config/schema/schema.ts';
import type { LaunchGrant } from '#/lib/session/model/record-session.ts';
import type { SessionServices } from '#/lib/session/model/session-services.ts';
import { launchScope, type ScopeOffer } from './launch-scope.ts';

export interface GrantedScope {
  /** Scopes granted, separated by spaces, where the answer names them. */
  readonly scope?: string | undefined;
  readonly offer: ScopeOffer;
}

/** Returns the types that are read and that a launch's token does not cover wholly; undefined where it covers all. */
export function limitedAccess(
  signIn: SmartSignIn,
  { scope, offer }: GrantedScope,
  { typesAt }: Pick<SessionServices, 'typesAt'>,
): LaunchGrant['access'] {
  const types = typesAt(signIn.issuer);
  const accessTo = accessByScopes(launchScope(signIn, types, offer), scope);
  const limited = types.map((type) => [type, accessTo(type)] as const).filter(([, access]) => access !== 'granted');
  return limited.length > 0 ? Object.fromEntries(limited) : undefined;
}
