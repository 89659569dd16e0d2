import { noticeResponse } from '#/app/sign-in/notice-response.tsx';
import { sessionServices } from '#/lib/access/session-services.ts';
import { config } from '#/lib/config/config.ts';
import { openViewerSession } from '#/lib/session/cookies/read-record-session.ts';
import { signOutResponse } from '#/lib/session/end/end-response.ts';
import type { EndedPart } from '#/lib/session/end/end-session.ts';
import { guardRoute } from '#/lib/access/request/guard-route.ts';
import { nobodySignedIn, signOutViewer } from '#/lib/session/end/sign-out.ts';

/** Signs the viewer out for a `fetch` of our own page, which then ends each record under its own path. */
export async function POST(request: Request): Promise<Response> {
  return guardRoute(request) ?? signOutResponse(await signedOut());
}

/**
 * Signs out by a link of ours or a typed address; a link of another site only leads to the question. The session is over with
 * this answer; the page that it leads to ends the records, whose cookies are sent to their own paths only.
 */
export async function GET(request: Request): Promise<Response> {
  const way = config().signIn.some(({ kind }) => kind === 'oidc') ? 'sign-in' : 'launch';
  const from = request.headers.get('sec-fetch-site');
  if (from !== 'same-origin' && from !== 'none')
    return noticeResponse({ kind: 'sign-out-asked', way, actions: [{ step: 'sign-out', href: '/sign-out' }] }, 200);
  const { headers } = signOutResponse(await signedOut());
  headers.set('Location', '/signed-out');
  return new Response(undefined, { status: 303, headers });
}

async function signedOut(): Promise<EndedPart> {
  const opened = await openViewerSession();
  return opened ? signOutViewer(opened, sessionServices, config()) : nobodySignedIn;
}
