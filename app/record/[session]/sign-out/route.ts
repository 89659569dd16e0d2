import { sessionServices } from '#/lib/access/session-services.ts';
import { config } from '#/lib/config/config.ts';
import { sessionCookieValues } from '#/lib/session/cookies/read-record-session.ts';
import { signOutResponse } from '#/lib/session/end/end-response.ts';
import { guardRoute } from '#/lib/access/request/guard-route.ts';
import { signOutRecord } from '#/lib/session/end/sign-out.ts';

interface Context {
  readonly params: Promise<{ readonly session: string }>;
}

/** Signs out of one record: its launch is revoked, its cookie cleared. Its cookie is sent to this path only. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const refused = guardRoute(request);
  if (refused) return refused;
  const values = await sessionCookieValues((await params).session);
  return signOutResponse(await signOutRecord(values, sessionServices, config()));
}
