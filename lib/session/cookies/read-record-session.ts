import 'server-only';
import { cookies } from 'next/headers';
import { config } from '#/lib/config/config.ts';
import type { RecordEnd, SessionEndReason } from '#/lib/record/words/session-words.ts';
import type { Config } from '#/lib/config/schema/schema.ts';
import { closedEnd, endedCookie, recordCookie, signedOutMark, viewerCookie } from './cookies.ts';
import type { EndedSession } from '#/lib/session/model/ended-session.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import type { RecordSession, SealedRecord } from '#/lib/session/model/record-session.ts';
import { unsealEnded, unsealRecord, unsealViewer } from './session-cookies.ts';
import { epochSeconds, isSameReader, viewerState, type ViewerSession, type ViewerState } from '#/lib/session/model/viewer-session.ts';

export type ReadRecordSession =
  | { readonly ok: true; readonly session: RecordSession }
  | { readonly ok: false; readonly reason: 'renew' }
  | ClosedSession;

/** Session that is not open. */
export interface ClosedSession extends RecordEnd {
  readonly ok: false;
  /** Somebody is signed in: this record ended alone, or is not theirs. */
  readonly isViewerAlive?: true;
  /** Present where tokens of it may still be active: whoever finds it ends it. */
  readonly unended?: UnendedSession;
}

/** Parts of a session that is over: the record, and the viewer's own session unless only the record is over, or that has ended already. */
export interface UnendedSession {
  readonly reason: SessionEndReason;
  readonly viewer: Viewer;
  readonly record?: SealedRecord;
  readonly viewerSession?: ViewerSession;
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
  return openFromCookies(await sessionCookieValues(sessionId), config());
}

export interface SessionCookieValues {
  readonly sessionId: string;
  readonly viewer: string | undefined;
  readonly record: string | undefined;
  /** Rest of a session that has ended. */
  readonly ended?: string | undefined;
  /** The reader signed out, and the server has not heard of it yet. */
  readonly signedOut?: boolean;
}

export async function sessionCookieValues(sessionId: string): Promise<SessionCookieValues> {
  const jar = await cookies();
  const value = (name: string): string | undefined => jar.get(name)?.value;
  return {
    sessionId,
    viewer: value(viewerCookie.name),
    record: value(recordCookie(sessionId).name),
    ended: value(endedCookie.name),
    signedOut: jar.has(signedOutMark.name),
  };
}

export async function openFromCookies(values: SessionCookieValues, configuration: Config): Promise<OpenedRecordSession> {
  const viewerSession = await unsealViewer(values.viewer, configuration);
  const ended = await unsealEnded(values.ended, configuration);
  const state = viewerSession && stateIn({ viewer: viewerSession, ended, signedOut: values.signedOut }, configuration);
  const record = viewerSession && (await unsealRecord(values.record, values.sessionId, viewerSession, configuration));
  const closed = closedEnd(values.record);
  if (viewerSession && state !== undefined && state !== 'alive') {
    const unended = { reason: state, viewer: viewerSession.viewer, viewerSession, ...(record && { record }) };
    return { ok: false, ...(closed ?? { reason: state }), unended };
  }
  const alive = viewerSession ? ({ isViewerAlive: true } as const) : {};
  if (closed) return { ok: false, ...closed, ...alive };
  if (!viewerSession || !record) return { ...(await openEnded(values, ended, configuration)), ...alive };
  if (epochSeconds() >= record.openedAt + configuration.session.absoluteHours * 3600)
    return { ok: false, reason: 'expired', ...alive, unended: { reason: 'expired', viewer: viewerSession.viewer, record } };
  return { ok: true, viewerSession, session: recordSessionOf(record, viewerSession) };
}

/** The record of a viewer's session that has ended, where it has not ended itself. */
async function openEnded(values: SessionCookieValues, ended: EndedSession | undefined, configuration: Config): Promise<ClosedSession> {
  const record = ended && (await unsealRecord(values.record, values.sessionId, ended, configuration));
  if (!record) return { ok: false, reason: 'missing' };
  const { reason, viewer } = ended;
  return { ok: false, reason, unended: { reason, viewer, record } };
}

export interface SessionInBrowser {
  readonly viewer: ViewerSession;
  /** Rest that stands beside it. */
  readonly ended: EndedSession | undefined;
  readonly signedOut: boolean | undefined;
}

/** State of a viewer's session among the cookies of its browser. */
export type StateInBrowser = ViewerState | SessionEndReason;

/**
 * Judges a session with what stands beside it. One that has ended is over, though an answer that was under way meanwhile (a
 * renewal, a sign-in) has written its cookie again (H34).
 */
export function stateIn({ viewer, ended, signedOut }: SessionInBrowser, { session: limits }: Config): StateInBrowser {
  if (signedOut) return 'signed-out';
  return ended && isSameReader(viewer, ended) ? ended.reason : viewerState(viewer, limits, epochSeconds());
}

/** Builds the session; tokens of a launch and of a login never mix: a launched record uses its own launch only. */
function recordSessionOf(record: SealedRecord, { viewer, login }: ViewerSession): RecordSession {
  return { ...record, viewer, ...(!record.launch && login && { login }) };
}

export interface OpenedViewerSession {
  readonly session: ViewerSession;
  readonly state: StateInBrowser;
}

/** Viewer's session of this request, with its state; undefined where no cookie of ours holds one. */
export async function openViewerSession(): Promise<OpenedViewerSession | undefined> {
  const jar = await cookies();
  const viewer = await unsealViewer(jar.get(viewerCookie.name)?.value, config());
  const ended = await readEndedSession();
  return viewer && { session: viewer, state: stateIn({ viewer, ended, signedOut: jar.has(signedOutMark.name) }, config()) };
}

/** Reads the viewer of this request, signed in and not idle; for pages and searches outside a record. */
export async function readViewerSession(): Promise<ViewerSession | undefined> {
  const opened = await openViewerSession();
  return opened?.state === 'alive' ? opened.session : undefined;
}

/** Rest of a session that ended in this browser, for as long as records of it may be open. */
export const readEndedSession = async (): Promise<EndedSession | undefined> =>
  unsealEnded((await cookies()).get(endedCookie.name)?.value, config());
