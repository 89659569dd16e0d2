import 'server-only';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { SessionEndReason } from '#/lib/record/words/session-words.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import { revokeGrant, type Revocation } from '#/lib/session/authorization-server/grants.ts';
import { clearEverywhere, clearRecord, closeRecord, signedOutMark, viewerCookie, type CookieToSet } from '#/lib/session/cookies/cookies.ts';
import type { ClosedSession, OpenedRecordSession, OpenedViewerSession } from '#/lib/session/cookies/read-record-session.ts';
import { sealedPart, sealEnded } from '#/lib/session/cookies/session-cookies.ts';
import { endedSessionOf } from '#/lib/session/model/ended-session.ts';
import type { LoginGrant, SealedRecord } from '#/lib/session/model/record-session.ts';
import type { SessionEvent, SessionServices } from '#/lib/session/model/session-services.ts';
import { epochSeconds, isSameReader, readerBinding, type ViewerSession } from '#/lib/session/model/viewer-session.ts';
import { rememberEnds } from './remember-ends.ts';
import { endActions, endDetail } from './words.ts';

/** End of the tokens; `none`: it had none of its own. */
export type EndedTokens = Revocation | { readonly state: 'none' };

export interface EndedPart {
  readonly tokens: EndedTokens;
  readonly cookies: readonly CookieToSet[];
}

const [viewersOnce, recordsOnce] = [rememberEnds<EndedTokens>(), rememberEnds<EndedTokens>()];

/**
 * Ends a viewer's session: revokes its login, and leaves in place of its cookie one by which its records can still be ended
 * and nothing be opened. Never fails: the session is over here even if a server cannot be reached.
 */
export async function endViewer(
  session: ViewerSession,
  reason: SessionEndReason,
  services: SessionServices,
  config: Config,
): Promise<EndedPart> {
  const tokens = await revokeViewer(session, reason, services, config);
  return { tokens, cookies: await endedCookies(session, reason, config) };
}

function revokeViewer(session: ViewerSession, reason: SessionEndReason, services: SessionServices, config: Config): Promise<EndedTokens> {
  const { viewer, signIn, login, earlierLogins = [] } = session;
  const grants = [
    ...earlierLogins.map(({ signIn: at, ...grant }) => ({ signIn: at, grant })),
    ...(login ? [{ signIn, grant: login }] : []),
  ];
  return viewersOnce(services, [...readerBinding(session), login?.accessToken], () =>
    revokeAndAudit({ grants, reason, about: { viewer, grant: login && { signIn, accessToken: login.accessToken } } }, services, config),
  );
}

/** The rest comes before the viewer's cookie goes: a request in between must find one of them. */
async function endedCookies(session: ViewerSession, reason: SessionEndReason, config: Config): Promise<readonly CookieToSet[]> {
  const ended = await sealEnded(endedSessionOf(session, reason, epochSeconds()), config);
  return [ended, ...clearEverywhere(viewerCookie), ...clearEverywhere(signedOutMark)];
}

/** Ends one record: revokes its launch and clears its cookie. A sign-out leaves nothing; any other reason stays to be read after a reload. */
export async function endRecord(
  record: SealedRecord,
  viewer: Viewer,
  reason: SessionEndReason,
  services: SessionServices,
  config: Config,
): Promise<EndedPart> {
  const { id, signIn, launch: grant, patient, purpose } = record;
  const token = grant && { signIn, accessToken: grant.accessToken };
  const about = { viewer, session: id, patient, purpose, launch: grant, grant: token };
  const tokens = await recordsOnce(services, [id, grant?.accessToken], () =>
    revokeAndAudit({ grants: grant ? [{ signIn, grant }] : [], reason, about }, services, config),
  );
  return { tokens, cookies: reason === 'signed-out' ? clearRecord(id) : closeRecord(id, { reason }) };
}

/** Ends what a request found over and not ended yet. */
export async function endUnended({ unended }: ClosedSession, services: SessionServices, config: Config): Promise<EndedPart> {
  if (!unended) return { tokens: { state: 'none' }, cookies: [] };
  const { reason, viewer, record, viewerSession } = unended;
  const ended = await Promise.all([
    ...(record ? [endRecord(record, viewer, reason, services, config)] : []),
    ...(viewerSession ? [endViewer(viewerSession, reason, services, config)] : []),
  ]);
  const tokens = ended.find((part) => part.tokens.state === 'failed')?.tokens ?? { state: 'none' };
  return { tokens, cookies: ended.flatMap(({ cookies }) => cookies) };
}

/** Ends what a renewal found over; returns the cookies of its answer, by which the reason stays to be read after a reload. */
export async function closeFound(
  sessionId: string,
  closed: ClosedSession,
  services: SessionServices,
  config: Config,
): Promise<readonly CookieToSet[]> {
  const { cookies } = await endUnended(closed, services, config);
  const leavesNothing = closed.reason === 'missing' || closed.reason === 'signed-out';
  return [...(leavesNothing ? clearRecord(sessionId) : closeRecord(sessionId, closed)), ...cookies];
}

/**
 * Ends the session that a sign-in in the same browser does not carry on: another person's, or one that was over. The new reader
 * does not wait for its revocation; the cookies come before theirs.
 */
export async function leaveSession(
  { session, state }: OpenedViewerSession,
  next: ViewerSession,
  services: SessionServices,
  config: Config,
): Promise<readonly CookieToSet[]> {
  if (isSameReader(session, next)) return [];
  const reason = state === 'alive' ? 'replaced' : state;
  void revokeViewer(session, reason, services, config);
  return endedCookies(session, reason, config);
}

interface Refusal {
  readonly reason: 'refused' | 'token-ended';
  readonly reference?: string | undefined;
}

/**
 * Ends a record whose token was refused, or is over and cannot be renewed. A launch ends alone; a login is the viewer's own, and
 * ends the session with every record of it.
 */
export async function endRefused(
  { session, viewerSession }: Extract<OpenedRecordSession, { ok: true }>,
  { reason, reference }: Refusal,
  services: SessionServices,
  config: Config,
): Promise<readonly CookieToSet[]> {
  await endRecord(sealedPart(session), session.viewer, reason, services, config);
  const viewer = session.launch ? [] : (await endViewer(viewerSession, reason, services, config)).cookies;
  return [...closeRecord(session.id, { reason, reference }), ...viewer];
}

interface Ending {
  readonly grants: readonly { readonly signIn: string; readonly grant: Pick<LoginGrant, 'accessToken' | 'refreshToken'> }[];
  readonly reason: SessionEndReason;
  readonly about: Partial<SessionEvent>;
}

async function revokeAndAudit({ grants, reason, about }: Ending, { audit }: SessionServices, config: Config): Promise<EndedTokens> {
  const ends = await Promise.all(
    grants.map(async ({ signIn, grant }): Promise<EndedTokens> => {
      const server = config.signIn.find(({ id }) => id === signIn);
      return server ? revokeGrant(server, grant) : { state: 'none' };
    }),
  );
  const tokens = ends.find(({ state }) => state === 'failed') ?? ends.at(-1) ?? { state: 'none' };
  const isRefusal = reason === 'refused' || reason === 'token-ended';
  await audit({
    action: endActions[reason],
    outcome: isRefusal || tokens.state === 'failed' ? '4' : '0',
    detail: endDetail(reason, tokens),
    ...about,
  }).catch(() => undefined);
  return tokens;
}
