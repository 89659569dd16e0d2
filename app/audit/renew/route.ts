import { z } from 'zod';
import { guardRoute } from '#/lib/access/request/guard-route.ts';
import { sessionServices } from '#/lib/access/session-services.ts';
import { config } from '#/lib/config/config.ts';
import { finderRenewal } from '#/lib/session/open/finder-renewal.ts';
import { openOfficerSession } from '#/lib/session/open/read-officer.ts';
import { requestJson } from '#/lib/session/open/request-json.ts';

const renewal = z.strictObject({ activity: z.boolean().optional() });

/** Renews the session of a privacy officer, as a finder's is renewed. */
export async function POST(request: Request): Promise<Response> {
  const refused = guardRoute(request);
  if (refused) return refused;
  const change = renewal.safeParse(await requestJson(request));
  if (!change.success) return Response.json({ error: 'not-understood' }, { status: 400, headers: { 'Cache-Control': 'no-store' } });
  return finderRenewal(change.data.activity ?? false, sessionServices, config(), openOfficerSession);
}
