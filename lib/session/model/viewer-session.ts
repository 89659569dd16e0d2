import 'server-only';
import { randomBytes } from 'node:crypto';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import type { LoginGrant } from './record-session.ts';

/** Session of one viewer in one browser, without a patient; holds the one idle clock of all the viewer's tabs. */
export interface ViewerSession {
  /** Random; records are sealed with it, so that they end with this session: no later one has the same (H34). */
  readonly browser: string;
  readonly signIn: string;
  readonly viewer: Viewer;
  /** Epoch seconds, by the real clock. */
  readonly lastActivity: number;
  /** Epoch seconds: the absolute end, whatever the activity. */
  readonly endsAt: number;
  /** Only after a direct login. */
  readonly login?: LoginGrant;
  /** Logins of the same person that a later one has replaced, newest last: they end with the session, as it may share their grant. */
  readonly earlierLogins?: readonly EarlierLogin[];
  /** Ids of the records opened in this browser, newest last: a sign-out ends each under its own path. */
  readonly records: readonly string[];
  readonly framed: boolean;
}

/** Tokens of a login, and where they are revoked. */
export interface EarlierLogin extends Pick<LoginGrant, 'accessToken' | 'refreshToken'> {
  readonly signIn: string;
}

/** A cookie is short: older records end with their open tab, or with the life of their token. */
const mostRecords = 20;

/** The session with one more opened record, the newest kept. */
export const withRecord = (session: ViewerSession, id: string): ViewerSession => ({
  ...session,
  records: [...session.records.filter((record) => record !== id), id].slice(-mostRecords),
});

/** The session with a record that is open already, where its list has room: it must not push out another that is open too. */
export const withOpenRecord = (session: ViewerSession, id: string): ViewerSession =>
  session.records.includes(id) || session.records.length >= mostRecords ? session : withRecord(session, id);

export interface SessionLimits {
  readonly idleMinutes: number;
  readonly absoluteHours: number;
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
  /** The browser id that the sign-in began with. */
  readonly browser: string;
  readonly signIn: string;
  readonly viewer: Viewer;
  readonly login?: LoginGrant;
  readonly framed: boolean;
}

/**
 * Begins the session after a sign-in. The same person in the same browser keeps the browser id, so that their other tabs
 * stay open; anyone else gets the one that the sign-in began with. Sign-ins that overlap began with the same.
 */
export function beginViewerSession(
  signedIn: SignedIn,
  before: ViewerSession | undefined,
  limits: SessionLimits,
  at: number,
): ViewerSession {
  const continues = before && viewerState(before, limits, at) === 'alive' && isSamePerson(before.viewer, signedIn.viewer);
  // A second sign-in (a launch after a login) must not end the login of the other tabs.
  const login = signedIn.login ?? (continues ? before.login : undefined);
  const earlierLogins = continues ? replacedLogins(before, signedIn.login) : [];
  return {
    browser: continues ? before.browser : signedIn.browser,
    signIn: signedIn.login || !continues ? signedIn.signIn : before.signIn,
    viewer: signedIn.viewer,
    lastActivity: at,
    endsAt: at + limits.absoluteHours * 3600,
    ...(login && { login }),
    ...(earlierLogins.length > 0 && { earlierLogins }),
    records: continues ? before.records : [],
    framed: signedIn.framed,
  };
}

function replacedLogins({ signIn, login, earlierLogins = [] }: ViewerSession, next: LoginGrant | undefined): readonly EarlierLogin[] {
  if (!login || !next || next.accessToken === login.accessToken) return earlierLogins;
  const { accessToken, refreshToken } = login;
  return [...earlierLogins, { signIn, accessToken, ...(refreshToken !== undefined && { refreshToken }) }];
}

/** Identity of a signed-in person, role and organisation included: rights of one role must not carry over into another. */
const personKey = ({ issuer, subject, role, organisation }: Viewer): string => JSON.stringify([issuer, subject, role, organisation]);

const isSamePerson = (left: Viewer, right: Viewer): boolean => personKey(left) === personKey(right);

/** Viewer session's part that its records are sealed with. */
export type Reader = Pick<ViewerSession, 'browser' | 'viewer'>;

/** Parts of a seal that opens for this person in this browser only (H34). */
export const readerBinding = ({ browser, viewer }: Reader): readonly string[] => [browser, personKey(viewer)];

/** Tells whether two are one session, or its rest: an id of a browser alone may have been shared by launches of two people. */
export const isSameReader = (left: Reader, right: Reader): boolean => readerBinding(left).join() === readerBinding(right).join();
