import 'server-only';
import { config } from '#/lib/config/config.ts';

/**
 * Lets only our own page's `fetch` request patient data or change a session: the header cannot be set by a form
 * or a link of another site, Origin and Sec-Fetch-Site cannot be set by any page (RFC 10017, ASVS 3.5.1–3.5.3).
 * @returns the refusal, or undefined when the request may go on
 */
export function guardRequest(request: Request): Response | undefined {
  const own =
    request.headers.get('x-tributary') === '1' &&
    request.headers.get('origin') === new URL(config().publicUrl).origin &&
    request.headers.get('sec-fetch-site') === 'same-origin';
  if (own) return undefined;
  return Response.json({ error: 'not-from-our-page' }, { status: 403, headers: { 'Cache-Control': 'no-store' } });
}
