/** Percent-encoded slashes and backslashes, once or twice over, mean different things to different servers: no such path is asked. */
const disguisedSeparator = /%(?:25)*(?:2f|5c)|%(?:25)+2e/i;

/**
 * The address that `target` (relative or absolute, as a server wrote it) names, if it lies under `base`: same origin,
 * and the base's path followed by a segment or nothing. Compared as parsed URLs, never as text (security §1.3).
 */
export function placeUnder(base: string, target: string): URL | undefined {
  const root = new URL(base.endsWith('/') ? base : `${base}/`);
  if (!URL.canParse(target, root)) return undefined;
  const url = new URL(target, root);
  if (url.origin !== root.origin || url.username || url.password) return undefined;
  if (disguisedSeparator.test(url.pathname)) return undefined;
  if (!`${url.pathname}/`.startsWith(root.pathname)) return undefined;
  url.hash = '';
  return url;
}

/** `Type?name=value…` under the base, each value encoded. */
export function searchUnder(base: string, type: string, params: readonly (readonly [string, string])[]): string {
  const query = new URLSearchParams(params.map(([name, value]) => [name, value]));
  return `${base}/${type}?${query}`;
}
