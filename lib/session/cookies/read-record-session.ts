import 'server-only';
import { cookies } from 'next/headers';
import { config } from '#/lib/config/config.ts';
import type { RecordEnd } from '#/lib/record/words/session-words.ts';
import type { Config } from '#/lib/config/schema/schema.ts';
import { closedEnd, recordCookie, viewerCookie } from './cookies.ts';
import type { RecordSession, SealedRecord } from '#/lib/session/model/record-session.ts';
import { unsealRecord, unsealViewer } from './session-cookies.ts';
import { epochSeconds, viewerState, type ViewerSession } from '#/lib/session/model/viewer-session.ts';

export type ReadRecordSession =
  | { readonly ok: true; readonly session: RecordSession }
  | { readonly ok: false; readonly reason: 'renew' }
  | ClosedSession;

/** Session that is not open. */
export interface ClosedSession extends RecordEnd {
  readonly ok: false;
}

/** Remaining life below which a token is renewed before a stream begins: cookies cannot be set once its body runs. */
const renewBeforeSeconds = 30;

/**
 * The session of this request, from its cookies. `renew`: the page renews, then asks again.
 * Reads only: `POST /record/{session}/renew` is the one writer.
 */
export async function readRecordSession(sessionId: string): Promise<ReadRecordSession> {
  const opened = await openRecordSession(sessionId);
  if (!opened.ok) return opened;
  const grant = opened.session.launch ?? opened.session.login;
  const left = grant ? grant.expiresAt - epochSeconds() : 0;
  if (left <= 0 || (left <= renewBeforeSeconds && grant?.refreshToken !== undefined)) return { ok: false, reason: 'renew' };
  return opened;
}

export type OpenedRecordSession =
  | { readonly ok: true; readonly session: RecordSession; readonly viewerSession: ViewerSession }
  | ClosedSession;

/** Opens the session whatever its token's age, for renewal and sign-out. */
export async function openRecordSession(sessionId: string): Promise<OpenedRecordSession> {
  const jar = await cookies();
  return openFromCookies(
    { sessionId, viewer: jar.get(viewerCookie.name)?.value, record: jar.get(recordCookie(sessionId).name)?.value },
    config(),
  );
}

export interface SessionCookieValues {
  readonly sessionId: string;
  readonly viewer: string | undefined;
  readonly record: string | undefined;
}

export async function openFromCookies(values: SessionCookieValues, configuration: Config): Promise<OpenedRecordSession> {
  const closed = closedEnd(values.record);
  if (closed !== undefined) return { ok: false, ...closed };
  const viewerSession = await unsealViewer(values.viewer, configuration);
  if (!viewerSession) return { ok: false, reason: 'missing' };
  const state = viewerState(viewerSession, configuration.session, epochSeconds());
  if (state !== 'alive') return { ok: false, reason: state };
  const record = await unsealRecord(values.record, values.sessionId, viewerSession, configuration);
  if (!record) return { ok: false, reason: 'missing' };
  if (epochSeconds() >= record.openedAt + configuration.session.absoluteHours * 3600) return { ok: false, reason: 'expired' };
  return { ok: true, viewerSession, session: recordSessionOf(record, viewerSession) };
}

/** Builds the session; tokens of a launch and of a login never mix: a launched record uses its own launch only. */
function recordSessionOf(record: SealedRecord, { viewer, login }: ViewerSession): RecordSession {
  return { ...record, viewer, ...(!record.launch && login && { login }) };
}

/** Reads the viewer of this request, signed in and not idle; for pages and searches outside a record. */
export async function readViewerSession(): Promise<ViewerSession | undefined> {
  const session = await unsealViewer((await cookies()).get(viewerCookie.name)?.value, config());
  return session && viewerState(session, config().session, epochSeconds()) === 'alive' ? session : undefined;
}
