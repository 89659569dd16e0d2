import 'server-only';
import type { z } from 'zod';
import { auditedUser } from '#/lib/access/request/audited-session.ts';
import { guardRoute } from '#/lib/access/request/guard-route.ts';
import { noteRefusal } from '#/lib/access/request/note-refusal.ts';
import { decisionDetails } from '#/lib/access/request/words.ts';
import { auditSink } from '#/lib/audit/audit.ts';
import { accessEvent } from '#/lib/audit/model/events.ts';
import { config } from '#/lib/config/config.ts';
import { writeOperatorLine } from '#/lib/operator-log/write-operator-line.ts';
import { referenceCode } from '#/lib/operator-log/reference-code.ts';
import { appendCookies } from '#/lib/session/cookies/append-cookies.ts';
import type { CookieToSet } from '#/lib/session/cookies/cookies.ts';
import { readViewerSession } from '#/lib/session/cookies/read-record-session.ts';
import type { SessionServices } from '#/lib/session/model/session-services.ts';
import type { ViewerSession } from '#/lib/session/model/viewer-session.ts';
import { activityCookie, renewFinderSession } from '#/lib/session/open/finder-session.ts';
import { openOfficerSession, readOfficer } from '#/lib/session/open/read-officer.ts';
import { requestJson } from '#/lib/session/open/request-json.ts';
import { auditReadDetails, auditSentences } from './words.ts';

export interface OfficerRequest {
  readonly request: Request;
  readonly services: SessionServices;
}

/**
 * Answers a request of an officer's page. It goes on only with our own page's request, an officer's session that is alive here and at
 * its authorisation server, and a body that fits; whatever fails ends in words, and what was refused is written down.
 */
export async function answerOfficer<Body>(
  { request, services }: OfficerRequest,
  schema: z.ZodType<Body>,
  answer: (officer: ViewerSession, body: Body) => Promise<Response>,
): Promise<Response> {
  const refused = guardRoute(request);
  if (refused) return refused;
  const opened = await openOfficerSession(services, config());
  if (!opened.ok) return opened.viewer ? refuseViewer(opened.viewer) : signedOut(opened.cookies);
  const body = schema.safeParse(await requestJson(request));
  if (!body.success) return unread(auditSentences.notUnderstood, 400);
  const renewed = await renewFinderSession(opened.session, services, config());
  if (!renewed.ok) return signedOut(renewed.cookies);
  try {
    const response = await answer(renewed.session, body.data);
    response.headers.set('Cache-Control', 'no-store');
    appendCookies(response.headers, [await activityCookie(renewed.session, config())]);
    return response;
  } catch (error) {
    const reference = referenceCode();
    const code = error instanceof Error ? error.name : 'UNKNOWN';
    writeOperatorLine({ event: 'audit-not-read', reference, about: 'audit', step: 'answer', reason: code });
    return unread(auditSentences.failed({ code }, reference), 503);
  }
}

/** The officer of this request for a page; a viewer who is none is refused, and written down. */
export async function admitOfficer(): Promise<ViewerSession | undefined> {
  const officer = await readOfficer(config());
  if (officer) return officer;
  const viewer = await readViewerSession();
  if (viewer) await noteRefusedViewer(viewer);
  else noteRefusal(decisionDetails.notSignedIn);
  return undefined;
}

async function refuseViewer(session: ViewerSession): Promise<Response> {
  await noteRefusedViewer(session);
  return json({ state: 'not-officer' }, 403);
}

/** Writes down who was refused. A refusal that cannot be written is a refusal all the same. */
async function noteRefusedViewer({ viewer, signIn, login }: ViewerSession): Promise<void> {
  const user = auditedUser({ viewer, ...(login && { grant: { signIn, accessToken: login.accessToken } }) }, config());
  const at = new Date().toISOString();
  const event = accessEvent({ action: 'request-refused', outcome: '4', detail: auditReadDetails.notOfficer, at, user });
  await auditSink()
    .write([event])
    .catch(() => undefined);
}

function signedOut(cookies: readonly CookieToSet[] = []): Response {
  noteRefusal(decisionDetails.notSignedIn);
  const response = json({ state: 'signed-out' }, 401);
  appendCookies(response.headers, cookies);
  return response;
}

const unread = (why: string, status: number): Response => json({ state: 'unread', why }, status);

const json = (body: unknown, status: number): Response => Response.json(body, { status, headers: { 'Cache-Control': 'no-store' } });
