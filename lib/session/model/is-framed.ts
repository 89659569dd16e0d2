/** The browser says where a navigation will be shown; no page can set this header (Fetch Metadata). */
export const isFramed = (headers: Headers): boolean => ['iframe', 'frame', 'embed', 'object'].includes(headers.get('sec-fetch-dest') ?? '');
