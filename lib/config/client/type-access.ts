/**
 * Right of a token to search one resource type (SMART App Launch 2.2, scopes). `not-stated`: it was not asked for, and the answer
 * does not state what was granted.
 */
export type TypeAccess = 'granted' | 'in-part' | 'not-granted' | 'not-asked' | 'not-stated';

interface ResourceScope {
  /** `*` for every type. */
  readonly type: string;
  /** Narrowed by parameters: `patient/Observation.rs?category=laboratory`. */
  readonly isNarrowed: boolean;
}

const resourceScope = /^(?:patient|user|system)\/(\*|[A-Za-z]+)\.(read|write|\*|[cruds]+)(\?.*)?$/i;

/** Scopes that allow a search: v2 by `s`, v1 by `read` or `*`. */
function searchScopes(text: string | undefined): readonly ResourceScope[] {
  return scopesIn(text).flatMap((scope) => {
    const [, type, rights = '', narrowing] = resourceScope.exec(scope) ?? [];
    const verbs = rights.toLowerCase();
    const allowsSearch = verbs === 'read' || verbs === '*' || (verbs !== 'write' && verbs.includes('s'));
    return type !== undefined && allowsSearch ? [{ type, isNarrowed: narrowing !== undefined }] : [];
  });
}

/** Scopes stand apart by spaces; some servers write commas, which also part the values of one scope's parameter. */
const scopesIn = (text: string | undefined): readonly string[] => (text ?? '').split(/\s+|,(?=\w+(?:\/|,|$))/);

const namesTypes = (text: string | undefined): boolean => scopesIn(text).some((scope) => resourceScope.test(scope));
const covers = (scopes: readonly ResourceScope[], type: string): readonly ResourceScope[] =>
  scopes.filter((scope) => scope.type === '*' || scope.type === type);

/**
 * Tells of each type what the scopes that a token was asked for with, and those it was granted, allow. An answer without scopes
 * grants what was asked (RFC 6749 §5.1). Scopes that name no types, such as a service's own, say nothing: then every type counts
 * as granted, and the server's answers will say.
 */
export function accessByScopes(askedScope: string | undefined, grantedScope: string | undefined): (type: string) => TypeAccess {
  const isStated = namesTypes(grantedScope);
  if (!isStated && !namesTypes(askedScope)) return () => 'granted';
  const [askedScopes, grantedScopes] = [searchScopes(askedScope), searchScopes(isStated ? grantedScope : askedScope)];
  return (type) => {
    const covering = covers(grantedScopes, type);
    if (covering.some(({ isNarrowed }) => !isNarrowed)) return 'granted';
    if (covering.length > 0) return 'in-part';
    if (!isStated) return 'not-stated';
    return namesTypes(askedScope) && covers(askedScopes, type).length === 0 ? 'not-asked' : 'not-granted';
  };
}
