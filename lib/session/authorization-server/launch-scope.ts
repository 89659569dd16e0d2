import type { SmartSignIn } from '#/lib/config/schema/schema.ts';

export interface ScopeOffer {
  readonly scopes_supported?: readonly string[];
  readonly capabilities?: readonly string[];
}

const perType = /^patient\/[A-Z][A-Za-z]+\./;
const wildcard = /^patient\/\*\.(?:\*|read|[cruds]*s)$/;

const firstVersion = /^(?:patient|user)\/(?:\*|[A-Z][A-Za-z]+)\.(?:read|write|\*)$/;
const secondVersion = /^(?:patient|user)\/(?:\*|[A-Z][A-Za-z]+)\.[cruds]+(?:\?|$)/;

/** Tests if the server knows scopes of SMART's v1 alone: by its capabilities or, of a server older than those, by its list. */
function isFirstVersion(listed: readonly string[], capabilities: readonly string[]): boolean {
  if (capabilities.includes('permission-v2')) return false;
  if (capabilities.includes('permission-v1')) return true;
  return listed.some((scope) => firstVersion.test(scope)) && !listed.some((scope) => secondVersion.test(scope));
}

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
  const right = isFirstVersion(listed, capabilities) ? 'read' : 'rs';
  const wantsWildcard = listed.some((scope) => wildcard.test(scope)) && !listed.some((scope) => perType.test(scope));
  const names = wantsWildcard ? ['*'] : types;
  const ofUser = ['Practitioner', 'PractitionerRole'].map((type) => `user/${type}.${right}`);
  return ['launch', 'openid', 'fhirUser', signIn.refresh, ...ofUser, ...names.map((type) => `patient/${type}.${right}`)].join(' ');
}
