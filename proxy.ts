import { NextResponse, type NextRequest } from 'next/server';
import { config as settings } from '#/lib/config/config.ts';
import { securityHeaders, transportHeaders } from '#/lib/server/answer-headers.ts';

/**
 * Sets the security headers of every answer, and the nonce that lets this answer's own scripts run. Decides nothing
 * about access: every handler authorises for itself (a proxy can be bypassed; CVE-2025-29927 and its kin).
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const { pathname } = request.nextUrl;
  const policy = documents.test(pathname) ? sandboxed : contentSecurityPolicy(nonce, frameAncestors(pathname));
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', policy);
  const response = NextResponse.next({ request: { headers } });
  // The configuration decides, not the request: a header that a proxy sets can be set by anyone.
  const transport = settings().publicUrl.startsWith('https:') ? transportHeaders : {};
  const fixed = { 'Cache-Control': 'no-store', 'Content-Security-Policy': policy, ...securityHeaders, ...transport };
  for (const [name, value] of Object.entries(fixed)) response.headers.set(name, value);
  return response;
}

/** Everything passes here except static files, which carry no patient data and have their hash in their name. */
export const config = { matcher: ['/((?!_next/static/).*)'] };

/** Files of other organisations: our own page reads them; opened as a page they can do nothing (security §1.3). */
const documents = /^\/record\/[^/]+\/documents\//;
const sandboxed = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** Origins that may frame a path: record systems frame their launch and the record; no other page is ever framed. */
function frameAncestors(path: string): readonly string[] {
  if (!/^\/(launch|callback|record)(\/|$)/.test(path)) return [];
  return settings().signIn.flatMap((signIn) => (signIn.kind === 'smart' ? signIn.embed : []));
}

function contentSecurityPolicy(nonce: string, ancestors: readonly string[]): string {
  // The development server evaluates its modules and injects its styles; the product does neither.
  const development = process.env.NODE_ENV === 'development';
  const directives = {
    'default-src': ["'none'"],
    'script-src': ["'self'", `'nonce-${nonce}'`, "'strict-dynamic'", ...(development ? ["'unsafe-eval'"] : [])],
    'style-src': ["'self'", ...(development ? ["'unsafe-inline'"] : [`'nonce-${nonce}'`])],
    'img-src': ["'self'", 'blob:', 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'frame-src': ["'self'", 'blob:'],
    'worker-src': ["'self'"],
    'manifest-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ancestors.length > 0 ? ancestors : ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}
