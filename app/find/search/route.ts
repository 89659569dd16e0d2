import { z } from 'zod';
import { findPatients } from '#/lib/access/patients/find-patient.ts';
import type { FindResult } from '#/lib/access/patients/find-result.ts';
import { config } from '#/lib/config/config.ts';
import { serverTime } from '#/lib/config/clock.ts';
import { formatIdentifier } from '#/lib/record/model/identifier-format.ts';
import type { PatientBanner, PatientIdentity } from '#/lib/record/model/patient.ts';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import { activityCookie, renewFinderSession, readFinderSession } from '#/lib/session/open/finder-session.ts';
import { guardRequest } from '#/lib/session/open/guard-request.ts';
import { candidateHandle } from '#/lib/session/open/open-confirmed-person.ts';
import { requestJson } from '#/lib/session/open/request-json.ts';
import type { ViewerSession } from '#/lib/session/model/viewer-session.ts';

const criteria = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('identifier'), system: z.string().max(200), value: z.string().min(1).max(64) }),
  z.strictObject({ by: z.literal('name'), family: z.string().min(1).max(100), given: z.string().min(1).max(100), birthDate: z.iso.date() }),
]);

/** Looks for a person at the patient index; what was looked for stands in the body, never in the address. */
export async function POST(request: Request): Promise<Response> {
  const refused = guardRequest(request);
  if (refused) return refused;
  const finder = await readFinderSession(config());
  if (!finder) return answer({ state: 'signed-out' }, 401);
  const asked = criteria.safeParse(await requestJson(request));
  if (!asked.success) return answer({ state: 'not-understood' }, 400);
  const session = await renewFinderSession(finder, config());
  if (!session) return answer({ state: 'signed-out' }, 401);
  const result = await findPatients(session, asked.data).catch((): undefined => undefined);
  if (!result) return answer({ state: 'failed', why: 'the search could not be carried out', from: config().find?.name ?? '' }, 503);
  const headers = appendCookies(new Headers(), [await activityCookie(session, config())]);
  return answer(await shown(result, session), 200, headers);
}

async function shown(result: FindResult, session: ViewerSession): Promise<unknown> {
  if (result.state !== 'found') return result;
  const people = result.people.map(async ({ identity }) => ({
    handle: await candidateHandle(identity, result.from, session, config()),
    banner: banner(identity, result.from),
  }));
  return { state: 'found', from: result.from, at: serverTime().toISOString(), people: await Promise.all(people) };
}

function banner(identity: PatientIdentity, from: string): PatientBanner {
  const [first] = config().identifiers;
  const value = identity.identifiers.find(({ system }) => system === first?.system)?.value;
  const identifierText = value !== undefined && first ? formatIdentifier(value, first.format) : value;
  return { identity, identifierLabel: first?.label ?? '', ...(identifierText !== undefined && { identifierText }), from };
}

function answer(body: unknown, status: number, headers = new Headers()): Response {
  headers.set('Cache-Control', 'no-store');
  return Response.json(body, { status, headers });
}
