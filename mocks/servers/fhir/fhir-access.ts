/** Rights of a bearer token at one server. */
export interface TokenAccess {
  readonly scope: string;
  /** Set for a SMART token of one patient: only that compartment. */
  readonly patient?: string | undefined;
}

/** Bearer token → Access; undefined when it is not good here. */
export type CheckToken = (token: string) => Promise<TokenAccess | undefined>;

export type AccessVerb = 'read' | 'search';

/** Do the granted scopes cover this? SMART 2.2 scopes v2 (`patient/*.rs`) and v1 (`user/Patient.read`). No type comes with another. */
export function allowsAccess(access: TokenAccess, type: string, verb: AccessVerb): boolean {
  const granted = access.scope.split(' ').flatMap(scopeOf);
  return granted.some((scope) => (scope.type === '*' || scope.type === type) && scope.verbs.has(verb));
}

function scopeOf(text: string): readonly { readonly type: string; readonly verbs: ReadonlySet<AccessVerb> }[] {
  const parts = /^(?:patient|user|system)\/(\*|[A-Za-z]+)\.(read|write|\*|[cruds]+)(?:\?.*)?$/.exec(text);
  if (!parts) return [];
  const [, type, rights] = parts;
  const all = rights === 'read' || rights === '*';
  const verbs = new Set<AccessVerb>([
    ...(all || rights?.includes('r') ? ['read' as const] : []),
    ...(all || rights?.includes('s') ? ['search' as const] : []),
  ]);
  return [{ type: type ?? '', verbs }];
}
