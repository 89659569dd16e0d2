import { parseReference, resourcePath, type LiteralReference } from '#/lib/record/model/resource-reference.ts';

/** Percent-encoded slashes and backslashes, encoded once or more, mean different things to different servers: such a path is never requested. */
const disguisedSeparator = /%(?:25)*(?:2f|5c)|%(?:25)+2e/i;

/** Dot segment with a path parameter: a plain segment by RFC 3986, and the parent folder at servers that strip the parameter first. */
const disguisedDots = /\/(?:\.|%2e){1,2}(?:;|%(?:25)*3b)/i;

/**
 * Resolves `target` (relative or absolute, as a server wrote it) if it lies under `base`: same origin, and the base's path
 * followed by a segment or nothing. Compared as parsed URLs, never as text (security §1.3); undefined otherwise.
 */
export function addressUnderBase(base: string, target: string): URL | undefined {
  const root = new URL(base.endsWith('/') ? base : `${base}/`);
  if (!URL.canParse(target, root)) return undefined;
  const url = new URL(target, root);
  if (url.origin !== root.origin || url.username || url.password) return undefined;
  if (disguisedSeparator.test(url.pathname) || disguisedDots.test(url.pathname)) return undefined;
  if (!`${url.pathname}/`.startsWith(root.pathname)) return undefined;
  url.hash = '';
  return url;
}

/** A server by its configured base, and by the other bases by which it names itself. */
export interface ServerAddress {
  readonly url: string;
  /** Never requested: an address under one is rewritten to the same place under `url`. */
  readonly aliases?: readonly string[] | undefined;
}

/** Resolves `target` if it lies under the server's base or one of its aliases; the result is always under its base. */
export function addressAtServer({ url, aliases = [] }: ServerAddress, target: string): URL | undefined {
  const own = addressUnderBase(url, target);
  if (own) return own;
  for (const alias of aliases) {
    const named = addressUnderBase(alias, target);
    const path = named?.pathname.slice(new URL(alias).pathname.replace(/\/$/, '').length);
    if (named) return addressUnderBase(url, `${url}${path}${named.search}`);
  }
  return undefined;
}

/** Address of a search under the base, `Type?name=value…`, each value encoded. */
export function searchAddress(base: string, type: string, params: readonly (readonly [string, string])[]): string {
  const query = new URLSearchParams(params.map(([name, value]) => [name, value]));
  return `${base}/${type}?${query}`;
}

/** Address at which one resource is read under the base. */
export function resourceAddress(base: string, reference: Pick<LiteralReference, 'type' | 'id'>): string {
  return `${base}/${resourcePath(reference)}`;
}

/** The resource of this server that its text points to; undefined where it lies elsewhere, or is no resource. */
export function referenceAtServer(server: ServerAddress, target: string): LiteralReference | undefined {
  const url = addressAtServer(server, target);
  const root = new URL(server.url).pathname.replace(/\/$/, '');
  const reference = url && parseReference(url.pathname.slice(root.length + 1));
  return reference?.kind === 'literal' && reference.base === '' ? reference : undefined;
}

/**
 * `Type/id` of the resource of this server that a reference names: relative, or absolute under its base or an alias; another
 * server's resource is none of these, though its id be alike (standards §3.2).
 */
export function nameAtServer(server: ServerAddress, text: string): string | undefined {
  const reference = parseReference(text);
  if (reference?.kind !== 'literal') return undefined;
  const own = reference.base === '' ? reference : referenceAtServer(server, text);
  return own && `${own.type}/${own.id}`;
}

/** A value as one value of a search: a comma would part it, a bar or a dollar change its meaning (FHIR R4 §3.1.1.5.7). */
export function escapeSearchValue(value: string): string {
  return value.replaceAll(/[\\,|$]/g, String.raw`\$&`);
}

/** Adds the parameters that each request to this server needs (athenahealth's `ah-practice`), where its own links lack them. */
export function addParameters(url: URL, parameters: Readonly<Record<string, string>> | undefined): void {
  for (const [name, value] of Object.entries(parameters ?? {})) if (!url.searchParams.has(name)) url.searchParams.append(name, value);
}
