import 'server-only';
import { z } from 'zod';
import { guardRoute } from '#/lib/access/request/guard-route.ts';
import { config } from '#/lib/config/config.ts';
import { finderRenewal } from '#/lib/session/open/finder-renewal.ts';
import { requestJson } from '#/lib/session/open/request-json.ts';
import { sessionServices } from './session-services.ts';

const renewal = z.strictObject({ activity: z.boolean().optional() });

/** Answers a page's renewal of its viewer's session; `open`: opens the session, and only for whoever may have the page. */
export async function answerFinderRenewal(request: Request, open?: Parameters<typeof finderRenewal>[3]): Promise<Response> {
  const refused = guardRoute(request);
  if (refused) return refused;
  const change = renewal.safeParse(await requestJson(request));
  if (!change.success) return Response.json({ error: 'not-understood' }, { status: 400, headers: { 'Cache-Control': 'no-store' } });
  return finderRenewal(change.data.activity ?? false, sessionServices, config(), open);
}
