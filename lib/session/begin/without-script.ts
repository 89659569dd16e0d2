/** Mark in an address to which the opening page sends a browser that runs no scripts. */
const mark = 'without-script';

/** Tells whether a request comes from that page: another site's link must not begin a sign-in past the lock. */
export const comesWithoutScript = ({ url, headers }: Request): boolean =>
  new URL(url).searchParams.has(mark) && headers.get('sec-fetch-site') === 'same-origin';

/** Address of the same sign-in, marked; it keeps nothing but what names the sign-in. Undefined where it is marked: it must not lead to itself. */
export function addressWithoutScript(path: '/launch' | '/sign-in', parameters: URLSearchParams): string | undefined {
  if (parameters.has(mark)) return undefined;
  const ownParameters = [...parameters].filter(([name]) => ['iss', 'launch', 'with'].includes(name));
  return `${path}?${new URLSearchParams([...ownParameters, [mark, '1']])}`;
}
