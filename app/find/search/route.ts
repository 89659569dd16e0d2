import { z } from 'zod';
import { withRetryAfter } from '#/lib/access/limits/busy-response.ts';
import { failedSearch } from '#/lib/access/patients/failed-search.ts';
import { findPatients } from '#/lib/access/patients/find-patient.ts';
import { sealCandidates } from '#/lib/access/patients/sealed-candidates.ts';
import { config } from '#/lib/config/config.ts';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import { activityCookie, openFinderSession, renewFinderSession } from '#/lib/session/open/finder-session.ts';
import { guardRoute } from '#/lib/access/request/guard-route.ts';
import { requestJson } from '#/lib/session/open/request-json.ts';
import { sessionServices } from '#/lib/access/session-services.ts';
import { finderSignedOut } from '#/app/find/signed-out.ts';
import { findWords } from './words.ts';

/** Chosen reason for a search after many others. */
const reason = z.string().max(100).optional();
const findCriteria = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('identifier'), system: z.string().max(200), value: z.string().min(1).max(64), reason }),
  z.strictObject({
    by: z.literal('name'),
    family: z.string().min(1).max(100),
    given: z.string().min(1).max(100),
    birthDate: z.iso.date(),
    reason,
  }),
]);

/** Looks for a person at the patient index; the criteria stand in the body, never in the address. */
export async function POST(request: Request): Promise<Response> {
  const refused = guardRoute(request);
  if (refused) return refused;
  const finder = await openFinderSession(sessionServices, config());
  if (!finder.ok) return finderSignedOut(finder.cookies);
  const criteria = findCriteria.safeParse(await requestJson(request));
  if (!criteria.success) return answer({ state: 'not-understood' }, 400);
  const renewed = await renewFinderSession(finder.session, sessionServices, config());
  if (!renewed.ok) return finderSignedOut(renewed.cookies);
  const { session } = renewed;
  const result = await findPatients(session, criteria.data, criteria.data.reason).catch((): undefined => undefined);
  if (!result) return answer(failedSearch({ why: findWords.failed, from: config().find?.name ?? '', reason: 'unforeseen' }), 503);
  const headers = appendCookies(new Headers(), [await activityCookie(session, config())]);
  if (result.state === 'limited') return withRetryAfter(answer(result, 429, headers), result.retryAfter);
  return answer(await sealCandidates(result, session, config()), 200, headers);
}

function answer(body: unknown, status: number, headers = new Headers()): Response {
  headers.set('Cache-Control', 'no-store');
  return Response.json(body, { status, headers });
}
