import 'server-only';
import type { Config } from '#/lib/config/schema/schema.ts';
import { browserCookie, clearEverywhere, clearRecord, viewerCookie, type CookieToSet } from '#/lib/session/cookies/cookies.ts';
import type { SessionServices } from '#/lib/session/model/session-services.ts';
import { revokeGrant } from '#/lib/session/authorization-server/grants.ts';
import type { SessionCookieValues } from '#/lib/session/cookies/read-record-session.ts';
import type { LoginGrant } from '#/lib/session/model/record-session.ts';
import { unsealRecord, unsealViewer } from '#/lib/session/cookies/session-cookies.ts';
import { auditDetails } from './words.ts';

/** Clear-Site-Data header for storage and caches; cookies are cleared by name, path and partition. */
export const clearSiteData = '"cache", "storage"';

export type SignOutCookies = Omit<SessionCookieValues, 'sessionId'> & { readonly sessionId?: string };

/**
 * Ends the viewer's session in this browser, and the record's when one is named: tokens are revoked where they
 * were issued, cookies cleared. Never fails: the session is over here even if a server cannot be reached. An idle or
 * expired session is revoked too.
 */
export async function signOut(values: SignOutCookies, services: SessionServices, config: Config): Promise<readonly CookieToSet[]> {
  const session = await unsealViewer(values.viewer, config);
  const record =
    session && values.sessionId !== undefined ? await unsealRecord(values.record, values.sessionId, session, config) : undefined;
  if (session) {
    const revoked = await Promise.all([revoke(record?.signIn, record?.launch, config), revoke(session.signIn, session.login, config)]);
    const detail = revoked.includes(false) ? auditDetails.signedOutUnrevoked : auditDetails.signedOut;
    const about = record && { session: record.id, patient: record.patient, purpose: record.purpose };
    await services.audit({ action: 'sign-out', outcome: '0', detail, viewer: session.viewer, ...about }).catch(() => undefined);
  }
  return [
    ...(values.sessionId === undefined ? [] : clearRecord(values.sessionId)),
    ...clearEverywhere(viewerCookie),
    ...clearEverywhere(browserCookie),
  ];
}

async function revoke(id: string | undefined, grant: LoginGrant | undefined, config: Config): Promise<boolean | undefined> {
  const signIn = config.signIn.find((candidate) => candidate.id === id);
  return grant && signIn ? revokeGrant(signIn, grant) : undefined;
}
