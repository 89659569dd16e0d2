import { cookies } from 'next/headers';
import { config } from '#/lib/config/config.ts';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import { recordCookie, viewerCookie } from '#/lib/session/cookies/cookies.ts';
import { guardRequest } from '#/lib/session/open/guard-request.ts';
import { sessionServices } from '#/lib/access/session-services.ts';
import { clearSiteData, signOut } from '#/lib/session/open/sign-out.ts';

interface Context {
  readonly params: Promise<{ readonly session: string }>;
}

/** Signs out from within a record: its tokens are revoked with the viewer's own. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const refused = guardRequest(request);
  if (refused) return refused;
  const { session: sessionId } = await params;
  const jar = await cookies();
  const values = { sessionId, viewer: jar.get(viewerCookie.name)?.value, record: jar.get(recordCookie(sessionId).name)?.value };
  const cleared = await signOut(values, sessionServices, config());
  return Response.json(
    { path: '/sign-out' },
    { headers: appendCookies(new Headers({ 'Cache-Control': 'no-store', 'Clear-Site-Data': clearSiteData }), cleared) },
  );
}
