import 'server-only';
import { createHmac, randomBytes } from 'node:crypto';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import type { LoginGrant } from './record-session.ts';

/** One viewer in one browser: no patient in it. The one idle clock of all the viewer's tabs. */
export interface ViewerSession {
  /** Nobody can guess it; records are sealed with it, so that a new viewer voids the old one's records (H34). */
  readonly browser: string;
  readonly signIn: string;
  readonly viewer: Viewer;
  /** Epoch seconds, by the real clock. */
  readonly lastActivity: number;
  /** Epoch seconds: the absolute end, whatever the activity. */
  readonly endsAt: number;
  /** Only after a direct login. */
  readonly login?: LoginGrant;
  readonly framed: boolean;
}

export interface SessionLimits {
  readonly idleMinutes: number;
  readonly absoluteHours: number;
  /** Sealing keys, newest first. */
  readonly keys: readonly string[];
}

export type ViewerState = 'alive' | 'idle' | 'expired';

/** 128 bits and more, safe in a path and in a cookie. */
export const randomId = (): string => randomBytes(24).toString('base64url');

/** The one server clock of sessions: epoch seconds. Never the configured test clock. */
export const epochSeconds = (): number => Math.floor(Date.now() / 1000);

export const idleEndsAt = (session: ViewerSession, limits: SessionLimits): number => session.lastActivity + limits.idleMinutes * 60;

export function viewerState(session: ViewerSession, limits: SessionLimits, at: number): ViewerState {
  if (at >= session.endsAt) return 'expired';
  return at >= idleEndsAt(session, limits) ? 'idle' : 'alive';
}

export interface SignedIn {
  readonly signIn: string;
  readonly viewer: Viewer;
  readonly login?: LoginGrant;
  readonly framed: boolean;
}

/**
 * The session after a sign-in. The same person in the same browser keeps the browser's id, so that their other
 * tabs stay open; anyone else gets a new one.
 */
export function beginViewerSession(
  signedIn: SignedIn,
  before: ViewerSession | undefined,
  limits: SessionLimits,
  at: number,
): ViewerSession {
  const same = before && viewerState(before, limits, at) === 'alive' && samePerson(before.viewer, signedIn.viewer);
  // A second way in (launch after login) must not end the login of the other tabs.
  const login = signedIn.login ?? (same ? before.login : undefined);
  return {
    browser: same ? before.browser : newBrowserId(signedIn.viewer, limits, at),
    signIn: signedIn.login || !same ? signedIn.signIn : before.signIn,
    viewer: signedIn.viewer,
    lastActivity: at,
    endsAt: at + limits.absoluteHours * 3600,
    ...(login && { login }),
    framed: signedIn.framed,
  };
}

/**
 * Of one person's first launches in several tabs at once none sees another's cookie, and the last would void the others:
 * so those of one stretch of idle time get the same id. After that time, and for anyone else, it is another; it is made
 * with the sealing key, so that nobody can work it out.
 */
function newBrowserId({ issuer, subject, role, organisation }: Viewer, limits: SessionLimits, at: number): string {
  const stretch = Math.floor(at / (limits.idleMinutes * 60));
  const person = JSON.stringify(['browser', issuer, subject, role, organisation, stretch]);
  return createHmac('sha256', Buffer.from(limits.keys[0] ?? '', 'base64'))
    .update(person)
    .digest('base64url');
}

/** Role and organisation are part of it: rights of one role must not carry over into another. */
const samePerson = (one: Viewer, other: Viewer): boolean =>
  one.subject === other.subject && one.issuer === other.issuer && one.role === other.role && one.organisation === other.organisation;
