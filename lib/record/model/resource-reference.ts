/** Longest id that is read. FHIR allows 64 characters (R4 §2.24.0.1, id); servers send longer ones. */
export const longestResourceId = 256;

/**
 * No white space, control or invisible character, and nothing that ends a path segment, an address or an entry's id.
 * A first `~` is ours: it names resources that came without a usable id. Dots alone lead out of a path, and an
 * escaped character (`%2F`) would be read as another id.
 */
const resourceId = new RegExp(String.raw`^(?!~|\.{1,2}(?:;|$)|.*%[\da-fA-F]{2})[^\s/\\|?#\p{C}]{1,${longestResourceId}}$`, 'u');

/** Tells whether a value can be a resource's id: wider than FHIR's own pattern, as ids with `_`, `:` or `,` are met, and ids over 64 characters. */
export function isResourceId(value: unknown): value is string {
  return typeof value === 'string' && resourceId.test(value);
}

/** A literal reference: the resource's type and id, the address before them as it came, and the version behind them. */
export interface LiteralReference {
  readonly kind: 'literal';
  /** Up to the type, with its last slash: `https://ehr.example/fhir/`; empty where the reference is relative. */
  readonly base: string;
  readonly type: string;
  readonly id: string;
  readonly version?: string | undefined;
}

/** The ways in which FHIR points to a resource (R4 §2.3.0.1). */
export type ResourceReference =
  | LiteralReference
  /** `urn:uuid:` or `urn:oid:`; `id` is what follows. */
  | { readonly kind: 'urn'; readonly scheme: string; readonly id: string }
  /** `#id` of a resource within the same one; empty for the container itself. */
  | { readonly kind: 'contained'; readonly id: string };

const literal = /^((?:.*\/)?)([A-Z][A-Za-z]{1,63})\/([^/]+)(?:\/_history\/([^/\s?#|]+))?$/s;
const urn = /^(urn:(?:uuid|oid):)(.+)$/s;

/** Text of a Reference → where it points; undefined for a search, a canonical address, a bare id, or an id that no resource can have. */
export function parseReference(text: string): ResourceReference | undefined {
  if (text.startsWith('#')) return { kind: 'contained', id: text.slice(1) };
  const [, scheme, name] = urn.exec(text) ?? [];
  if (scheme !== undefined) return isResourceId(name) ? { kind: 'urn', scheme, id: name } : undefined;
  const [, base = '', type, writtenId, version] = literal.exec(text) ?? [];
  const id = writtenId === undefined ? undefined : decodedId(writtenId);
  if (type === undefined || id === undefined || /[\s?#|]/.test(base)) return undefined;
  return { kind: 'literal', base, type, id, ...(version !== undefined && { version }) };
}

/** A reference is an address: an id may come percent-encoded in it (RFC 3986 §2.4). */
function decodedId(writtenId: string): string | undefined {
  try {
    const id = /%[\da-f]{2}/i.test(writtenId) ? decodeURIComponent(writtenId) : writtenId;
    return isResourceId(id) ? id : undefined;
  } catch {
    return undefined;
  }
}

/** The reverse of `parseReference`: as FHIR writes it, the id as it is. */
export function formatReference(reference: ResourceReference): string {
  if (reference.kind === 'contained') return `#${reference.id}`;
  if (reference.kind === 'urn') return `${reference.scheme}${reference.id}`;
  const { base, type, id, version } = reference;
  return version === undefined ? `${base}${type}/${id}` : `${base}${type}/${id}/_history/${version}`;
}

/** `Type/id` of a literal reference, whatever server and version it names. */
export function typeAndIdOf(text: string): string | undefined {
  const reference = parseReference(text);
  return reference?.kind === 'literal' ? `${reference.type}/${reference.id}` : undefined;
}

/** Type that a literal reference names, even with an id that no resource can have: whom it is about must not depend on that. */
export function referencedType(text: string): string | undefined {
  return text.startsWith('#') ? undefined : literal.exec(text)?.[2];
}

/** Path of a resource under its server's base: the id percent-encoded, so that it stays one segment. */
export function resourcePath({ type, id }: Pick<LiteralReference, 'type' | 'id'>): string {
  return `${type}/${encodeURIComponent(id)}`;
}
