import type { SmartSignIn } from '#/lib/config/schema/schema.ts';

export interface ScopeOffer {
  readonly scopes_supported?: readonly string[];
  readonly capabilities?: readonly string[];
}

const perType = /^patient\/[A-Z][A-Za-z]+\./;
const wildcard = /^patient\/\*\.(?:\*|read|[cruds]*s)$/;

/**
 * Scope that a launch asks for: as configured, or to read every type that is searched. In SMART's v2 form, in v1's where the
 * server has no other; by a wildcard where the server lists one and no single types (SMART App Launch 2.2, scopes).
 */
export function launchScope(
  signIn: SmartSignIn,
  types: readonly string[],
  { scopes_supported: listed = [], capabilities = [] }: ScopeOffer,
): string {
  if (signIn.scope !== undefined) return signIn.scope;
  const isV1 = capabilities.includes('permission-v1') && !capabilities.includes('permission-v2');
  const right = isV1 ? 'read' : 'rs';
  const wantsWildcard = listed.some((scope) => wildcard.test(scope)) && !listed.some((scope) => perType.test(scope));
  const names = wantsWildcard ? ['*'] : types;
  const ofUser = ['Practitioner', 'PractitionerRole'].map((type) => `user/${type}.${right}`);
  return ['launch', 'openid', 'fhirUser', signIn.refresh, ...ofUser, ...names.map((type) => `patient/${type}.${right}`)].join(' ');
}
