import 'server-only';
import { z } from 'zod';
import type { RecordClosedReason } from '#/lib/record/words/session-words.ts';
import { networkOf } from '#/lib/config/schema/network-of.ts';
import type { Config } from '#/lib/config/schema/schema.ts';
import { readAccepted } from '#/lib/session/model/accepted-matches.ts';
import { fitsCookie, type CookieToSet } from '#/lib/session/cookies/cookies.ts';
import type { SessionServices } from '#/lib/session/model/session-services.ts';
import { checkGrant, refreshGrant, type GrantCheck, type RenewedContext } from '#/lib/session/authorization-server/grants.ts';
import { ownerOf, type OwnedGrants } from '#/lib/session/authorization-server/same-person.ts';
import type { ClosedSession, OpenedRecordSession } from '#/lib/session/cookies/read-record-session.ts';
import type { LoginGrant, RecordSession } from '#/lib/session/model/record-session.ts';
import { sealedPart, sealRecord, sealViewer } from '#/lib/session/cookies/session-cookies.ts';
import { epochSeconds, idleEndsAt, withOpenRecord, type ViewerSession } from '#/lib/session/model/viewer-session.ts';
import { limitedAccess } from '#/lib/session/authorization-server/limited-access.ts';
import { closeFound, endRefused } from '#/lib/session/end/end-session.ts';
import { auditDetails } from './words.ts';

/** Changes that the page may make to its own record. The purpose is none of them: breaking the glass needs a role, a reason and a door of its own. */
export const renewRequest = z.strictObject({
  /** The reader did something: the idle clock restarts. */
  activity: z.boolean().optional(),
  /** `source~person` whom the reader confirms; source ids whose person the reader rejects. */
  accept: z.array(z.string()).max(1000).optional(),
  reject: z.array(z.string()).max(1000).optional(),
});
export type RenewRequest = z.infer<typeof renewRequest>;

export type RenewalAnswer =
  | {
      readonly ok: true;
      readonly cookies: readonly CookieToSet[];
      readonly idleEndsAt: number;
      readonly endsAt: number;
      readonly tokenEndsAt: number;
    }
  | {
      readonly ok: false;
      readonly over: RecordClosedReason;
      /** Somebody is still signed in: the record ended alone. */
      readonly isViewerAlive?: true;
      readonly reference?: string | undefined;
      readonly cookies: readonly CookieToSet[];
    }
  /** Nothing was changed; the page may try again. */
  | { readonly ok: false; readonly over?: never; readonly unavailable: 'authorisation-server' | 'audit' | 'too-large' };

/** Tokens with less life left are renewed: more than the page's pause between two renewals. */
const refreshBeforeSeconds = 150;

/** Renews a record's session; the one writer of its cookie (design §2). */
export async function renewRecordSession(
  sessionId: string,
  opened: OpenedRecordSession,
  request: RenewRequest,
  services: SessionServices,
  config: Config,
): Promise<RenewalAnswer> {
  if (!opened.ok) return over(opened, await closeFound(sessionId, opened, services, config));
  const check = await renewGrant(opened.session, config);
  if (check.state === 'unreachable') return { ok: false, unavailable: 'authorisation-server' };
  if (check.state === 'over' || check.state === 'ended') {
    const end = check.state === 'ended' ? { reason: 'token-ended' as const } : { reason: 'refused' as const, reference: check.reference };
    return over({ ...end, ...(opened.session.launch && { isViewerAlive: true }) }, await endRefused(opened, end, services, config));
  }
  const session = changed(withAccess(withGrant(opened.session, check.grant), check.renewed, services, config), request, config);
  try {
    await auditChanges(opened.session, session, services);
  } catch {
    return { ok: false, unavailable: 'audit' };
  }
  return write(session, opened.viewerSession, viewerAfter(opened.viewerSession, session, request), config);
}

/** `ended`: the token's life is over, and there is none to renew it by. */
export type RenewedGrant = GrantCheck | { readonly state: 'ended' };

/** Checks the session's own token where it was issued, or refreshes it there when it is about to end. */
export async function renewGrant(session: OwnedGrants & Pick<RecordSession, 'signIn'>, config: Config): Promise<RenewedGrant> {
  const grant: LoginGrant | undefined = session.launch ?? session.login;
  const signIn = config.signIn.find(({ id }) => id === session.signIn);
  if (!grant || !signIn) return { state: 'over' };
  const left = grant.expiresAt - epochSeconds();
  if (left > refreshBeforeSeconds || (left > 0 && grant.refreshToken === undefined)) {
    const check = await checkGrant(signIn, grant, ownerOf(session));
    // An unreachable authorisation server does not end a session whose token is still valid; sources decide by themselves.
    return check.state === 'unreachable' ? { state: 'alive', grant } : check;
  }
  if (grant.refreshToken === undefined) return { state: 'ended' };
  const check = await refreshGrant(signIn, grant.refreshToken, ownerOf(session));
  return check.state === 'unreachable' && left > 0 ? { state: 'alive', grant } : check;
}

/** A renewed token may cover fewer types than the first, and never more (RFC 6749 §6). */
function withAccess(session: RecordSession, renewed: RenewedContext | undefined, services: SessionServices, config: Config): RecordSession {
  const signIn = config.signIn.find(({ id }) => id === session.signIn);
  if (!session.launch || signIn?.kind !== 'smart' || renewed?.scope === undefined) return session;
  const limited = limitedAccess(signIn, renewed, services);
  return limited ? { ...session, launch: { ...session.launch, access: { ...session.launch.access, ...limited } } } : session;
}

function withGrant(session: RecordSession, grant: LoginGrant): RecordSession {
  const { idToken: _, ...tokens } = grant;
  return session.launch
    ? { ...session, launch: { ...session.launch, ...tokens } }
    : { ...session, login: renewedLogin(session.login, grant) };
}

/** Keeps an id_token only where the login had one; a renewal without a new one leaves the old. */
export function renewedLogin(before: LoginGrant | undefined, { idToken, ...tokens }: LoginGrant): LoginGrant {
  const renewed = { ...tokens, ...(before?.firstIdToken && { firstIdToken: before.firstIdToken }) };
  return before?.idToken === undefined ? renewed : { ...renewed, idToken: idToken ?? before.idToken };
}

/** Applies the reader's changes, the latest winning; ids of unknown sources are ignored. */
function changed(session: RecordSession, { accept = [], reject = [] }: RenewRequest, config: Config): RecordSession {
  const isKnown = (id: string): boolean => config.sources.some((source) => source.id === id) || networkOf(id, config) !== undefined;
  const [accepted, rejected] = [new Set(session.accepted), new Set(session.rejected)];
  for (const match of accept) {
    const at = readAccepted(match)?.source;
    if (at === undefined || !isKnown(at)) continue;
    accepted.add(match);
    rejected.delete(at);
  }
  for (const id of reject.filter(isKnown)) {
    rejected.add(id);
    for (const match of accepted) if (readAccepted(match)?.source === id) accepted.delete(match);
  }
  return { ...session, accepted: [...accepted], rejected: [...rejected] };
}

async function auditChanges(before: RecordSession, after: RecordSession, { audit }: SessionServices): Promise<void> {
  for (const match of after.accepted.filter((accepted) => !before.accepted.includes(accepted))) {
    const source = readAccepted(match)?.source ?? match;
    await audit({ action: 'match-confirmed', outcome: '0', detail: auditDetails.accepted(source), source, ...subjectOf(after) });
  }
  for (const id of after.rejected.filter((source) => !before.rejected.includes(source))) {
    await audit({ action: 'match-rejected', outcome: '0', detail: auditDetails.rejected(id), source: id, ...subjectOf(after) });
  }
}

function subjectOf({ viewer, purpose, id, patient, signIn, launch, login }: RecordSession) {
  const accessToken = (launch ?? login)?.accessToken;
  return { viewer, purpose, session: id, patient, launch, grant: accessToken === undefined ? undefined : { signIn, accessToken } };
}

/**
 * The viewer's session after the renewal; its cookie is shared by all tabs, so it is written only when it changes (H34). Two
 * sign-ins at once may have lost this record from its list: renewals wait for each other over all tabs, so here it is added.
 */
function viewerAfter(before: ViewerSession, { id, login }: RecordSession, { activity }: RenewRequest): ViewerSession {
  const sameLogin = !login || login.accessToken === before.login?.accessToken;
  const listed = withOpenRecord(before, id);
  if (sameLogin && !activity && listed === before) return before;
  return { ...listed, ...(login && { login }), ...(activity && { lastActivity: epochSeconds() }) };
}

async function write(session: RecordSession, before: ViewerSession, viewer: ViewerSession, config: Config): Promise<RenewalAnswer> {
  const record = await sealRecord(sealedPart(session), viewer, config);
  const cookies = viewer === before ? [record] : [record, await sealViewer(viewer, config)];
  if (cookies.some(({ value }) => !fitsCookie(value, session.framed))) return { ok: false, unavailable: 'too-large' };
  const endsAt = Math.min(viewer.endsAt, session.openedAt + config.session.absoluteHours * 3600);
  return {
    ok: true,
    cookies,
    idleEndsAt: idleEndsAt(viewer, config.session),
    endsAt,
    tokenEndsAt: (session.launch ?? session.login)?.expiresAt ?? 0,
  };
}

const over = (
  { reason, reference, isViewerAlive }: Omit<ClosedSession, 'ok'>,
  cookies: readonly CookieToSet[],
): Extract<RenewalAnswer, { over: RecordClosedReason }> => ({
  ok: false,
  over: reason,
  ...(isViewerAlive && { isViewerAlive }),
  ...(reference !== undefined && { reference }),
  cookies,
});
