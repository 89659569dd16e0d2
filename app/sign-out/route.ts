import { cookies } from 'next/headers';
import { noticeResponse } from '#/app/sign-in/notice-response.tsx';
import { config } from '#/lib/config/config.ts';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import { viewerCookie } from '#/lib/session/cookies/cookies.ts';
import { guardRequest } from '#/lib/session/open/guard-request.ts';
import { sessionServices } from '#/lib/access/session-services.ts';
import { clearSiteData, signOut } from '#/lib/session/open/sign-out.ts';

/** Signs out for a `fetch` of our own page. */
export async function POST(request: Request): Promise<Response> {
  return guardRequest(request) ?? Response.json({ path: '/sign-out' }, { headers: await signedOut() });
}

/** Signs out by a link of ours or a typed address; a link of another site only leads to the question. */
export async function GET(request: Request): Promise<Response> {
  const way = config().signIn.some(({ kind }) => kind === 'oidc') ? 'sign-in' : 'launch';
  const from = request.headers.get('sec-fetch-site');
  if (from !== 'same-origin' && from !== 'none') {
    return noticeResponse({ kind: 'sign-out-asked', way, actions: [{ step: 'sign-out', href: '/sign-out' }] }, 200);
  }
  return noticeResponse({ kind: 'signed-out', way, actions: [{ step: 'start', href: '/' }] }, 200, await signedOut());
}

async function signedOut(): Promise<Headers> {
  const viewer = (await cookies()).get(viewerCookie.name)?.value;
  const cleared = await signOut({ viewer, record: undefined }, sessionServices, config());
  return appendCookies(new Headers({ 'Cache-Control': 'no-store', 'Clear-Site-Data': clearSiteData }), cleared);
}
