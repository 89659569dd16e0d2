import { setupServer, type SetupServer } from 'msw/node';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { SessionEndReason } from '#/lib/record/words/session-words.ts';
import type { SessionCookieValues } from '#/lib/session/cookies/read-record-session.ts';
import { sealedPart, sealEnded, sealRecord, sealViewer } from '#/lib/session/cookies/session-cookies.ts';
import { endedSessionOf } from '#/lib/session/model/ended-session.ts';
import type { RecordSession } from '#/lib/session/model/record-session.ts';
import type { SessionEvent, SessionServices } from '#/lib/session/model/session-services.ts';
import { epochSeconds, randomId, type ViewerSession } from '#/lib/session/model/viewer-session.ts';
import type { EndedPart } from '#/lib/session/end/end-session.ts';
import { newPrivateJwk, trialServer, type TrialServer } from './authorization-server.ts';
import { ehrBase, loginIssuer, trialConfig } from './config.ts';
import { openedLaunch } from './opened.ts';

export const trialNetwork: SetupServer = setupServer();

/** A record system, an identity provider and an audit trail, for the tests of how sessions end. */
export interface TrialEndings {
  readonly config: Config;
  readonly ehr: TrialServer;
  readonly login: TrialServer;
  readonly events: readonly SessionEvent[];
  readonly services: SessionServices;
}

let client: Promise<string> | undefined;

export async function trialEndings(): Promise<TrialEndings> {
  const ehr = await trialServer({ origin: 'https://ehr.city.example', fhirBase: ehrBase });
  const login = await trialServer({ origin: loginIssuer });
  trialNetwork.resetHandlers(...ehr.handlers, ...login.handlers);
  const events: SessionEvent[] = [];
  client ??= newPrivateJwk();
  return {
    config: trialConfig(await client),
    ehr,
    login,
    events,
    services: { audit: async (event) => void events.push(event), readIdentity: () => undefined, typesAt: () => [] },
  };
}

export interface SignedInRecord {
  readonly session: RecordSession;
  readonly viewer: ViewerSession;
}

/** A launched record of a viewer who is signed in directly as well. Its ids are its own, because an end is remembered by them. */
export function signedInRecord(changes: Partial<ViewerSession> = {}): SignedInRecord {
  const { session, viewerSession } = openedLaunch(600);
  const id = randomId();
  const viewer: ViewerSession = {
    ...viewerSession,
    browser: randomId(),
    signIn: 'staff',
    login: { accessToken: 'login', refreshToken: 'login-refresh', expiresAt: epochSeconds() + 600 },
    records: [id],
    ...changes,
  };
  return { session: { ...session, id, framed: viewer.framed }, viewer };
}

export const valuesOf = async (
  { config }: TrialEndings,
  { session, viewer }: SignedInRecord,
  changes: Partial<SessionCookieValues> = {},
): Promise<SessionCookieValues> => ({
  sessionId: session.id,
  viewer: (await sealViewer(viewer, config)).value,
  record: (await sealRecord(sealedPart(session), viewer, config)).value,
  ...changes,
});

/** Cookie of the rest of this viewer's session. */
export const endedValue = async (
  { config }: TrialEndings,
  { viewer }: SignedInRecord,
  reason: SessionEndReason = 'signed-out',
): Promise<string> => (await sealEnded(endedSessionOf(viewer, reason, epochSeconds()), config)).value;

/** Tokens that were revoked at a server, a refresh token before its access token. */
export const revokedAt = ({ forms }: TrialServer): readonly (string | null)[] => forms.map((form) => form.get('token'));

/** Cookies of an answer, one line each: `/ __Host-viewer partitioned cleared`. */
export const writtenCookies = ({ cookies }: Pick<EndedPart, 'cookies'>): readonly string[] =>
  cookies.map(({ name, path, partitioned, maxAge, value }) =>
    [path, name, ...(partitioned ? ['partitioned'] : []), maxAge === 0 ? 'cleared' : value].join(' '),
  );

export const clearedCookies = (name: string, path: string): readonly string[] => [
  `${path} ${name} cleared`,
  `${path} ${name} partitioned cleared`,
];
