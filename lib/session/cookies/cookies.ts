import 'server-only';
import { isReferenceCode } from '#/lib/operator-log/reference-code.ts';
import { isRecordClosedReason, type RecordEnd } from '#/lib/record/words/session-words.ts';

/** Design §9. */
export interface CookieAttributes {
  readonly path: string;
  readonly httpOnly: true;
  readonly secure: true;
  readonly sameSite: 'strict' | 'lax' | 'none';
  readonly partitioned?: true;
  readonly maxAge?: number;
}

export interface CookieToSet extends CookieAttributes {
  readonly name: string;
  readonly value: string;
}

export interface CookieKind {
  readonly name: string;
  readonly path: string;
  readonly sameSite: 'strict' | 'lax';
  readonly maxAge?: number;
}

export const viewerCookie: CookieKind = { name: '__Host-viewer', path: '/', sameSite: 'strict' };

export const recordCookie = (session: string): CookieKind => ({ name: '__Secure-record', path: `/record/${session}`, sameSite: 'strict' });

/** Cookie of a session that has ended: opens nothing, and is kept until its records have ended too. */
export const endedCookie: CookieKind = { name: '__Host-ended', path: '/', sameSite: 'strict', maxAge: 600 };

/** Mark that the page sets when a reader signs out, also where the server cannot be reached: from then on nothing opens. */
export const signedOutMark: CookieKind = { name: '__Host-signed-out', path: '/', sameSite: 'strict' };

export const launchSeconds = 600;

/**
 * Cookie of the id that this browser's next sign-in takes. `__Host-`: no other host of the domain can set it, so nobody can plant
 * a launch or an id of theirs (RFC 6265bis, cookie name prefixes).
 */
export const browserCookie: CookieKind = { name: '__Host-browser', path: '/', sameSite: 'strict', maxAge: launchSeconds };

/** Cookie of one launch. Lax, not Strict: the authorisation server's answer comes from another site. */
export const launchCookie = (state: string): CookieKind => ({
  name: `__Secure-launch-${state.slice(0, 8)}`,
  path: '/callback',
  sameSite: 'lax',
  maxAge: launchSeconds,
});

/** A cross-site frame only keeps and sends `None; Secure; Partitioned` (CHIPS). */
function attributes(kind: CookieKind, framed: boolean): CookieAttributes {
  const common = { path: kind.path, httpOnly: true, secure: true } as const;
  return framed ? { ...common, sameSite: 'none', partitioned: true } : { ...common, sameSite: kind.sameSite };
}

export const setCookie = (kind: CookieKind, value: string, framed: boolean): CookieToSet => ({
  name: kind.name,
  value,
  ...attributes(kind, framed),
  ...(kind.maxAge !== undefined && { maxAge: kind.maxAge }),
});

/** Clears a cookie; path and partition must be those that it was set with. */
export const clearCookie = (kind: CookieKind, framed: boolean): CookieToSet => ({
  name: kind.name,
  value: '',
  ...attributes(kind, framed),
  maxAge: 0,
});

/** Chromium keeps 4096 bytes a cookie, and 10 KB for one embedding site, silently dropping the oldest. */
export const fitsCookie = (value: string, framed: boolean): boolean => value.length <= (framed ? 3072 : 3800);

/** Formats a Set-Cookie header. Values are sealed texts: base64url and dots, nothing to escape. */
export function setCookieHeader({ name, value, path, sameSite, partitioned, maxAge }: CookieToSet): string {
  const sites = { strict: 'Strict', lax: 'Lax', none: 'None' } as const;
  const parts = [`${name}=${value}`, `Path=${path}`, 'HttpOnly', 'Secure', `SameSite=${sites[sameSite]}`];
  if (partitioned) parts.push('Partitioned');
  if (maxAge !== undefined) parts.push(`Max-Age=${maxAge}`);
  return parts.join('; ');
}

/**
 * Clears the record's cookie by an id from an address. An id that is not ours names no cookie, and in a header it could
 * inject more than a path (`;`, a line end), so it clears nothing.
 */
export const clearRecord = (session: string): readonly CookieToSet[] =>
  /^[\w-]{1,64}$/.test(session) ? clearEverywhere(recordCookie(session)) : [];

const closedPrefix = 'closed-';
const closedSeconds = 3600;

/**
 * Puts the reason of its end, with its reference, in place of a record's cookie, for an hour, so that a page that is reloaded still says why. It holds
 * nothing else, and is set in both partitions, as `clearEverywhere` clears in both.
 */
export const closeRecord = (session: string, { reason, reference }: RecordEnd): readonly CookieToSet[] => {
  const value = `${closedPrefix}${reason}${reference === undefined ? '' : `.${reference}`}`;
  return clearRecord(session).map((cookie) => ({ ...cookie, value, maxAge: closedSeconds }));
};

/** Reason of a record's end with its reference, where its cookie holds one. */
export function closedEnd(value: string | undefined): RecordEnd | undefined {
  const [reason, reference] = value?.startsWith(closedPrefix) ? value.slice(closedPrefix.length).split('.', 2) : [];
  if (!isRecordClosedReason(reason)) return undefined;
  return { reason, ...(isReferenceCode(reference) && { reference }) };
}

/** Clears a cookie in both partitions: a `fetch` does not reveal whether its page is in a frame. */
export const clearEverywhere = (kind: CookieKind): readonly CookieToSet[] => [clearCookie(kind, false), clearCookie(kind, true)];
