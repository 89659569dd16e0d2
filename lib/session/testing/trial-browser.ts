import type { Config } from '#/lib/config/schema/schema.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import { browserIdsOf, clearEnded, type BrowserCookieValues } from '#/lib/session/cookies/browser-ids.ts';
import { browserCookie, endedCookie, signedOutMark, viewerCookie, type CookieToSet } from '#/lib/session/cookies/cookies.ts';
import { newLaunchState, recallLaunch } from '#/lib/session/cookies/launch-state.ts';
import { openFromCookies } from '#/lib/session/cookies/read-record-session.ts';
import { sealRecord, sealViewer, unsealViewer } from '#/lib/session/cookies/session-cookies.ts';
import type { SealedRecord } from '#/lib/session/model/record-session.ts';
import { beginViewerSession, epochSeconds, randomId } from '#/lib/session/model/viewer-session.ts';
import { beginSignIn } from '#/lib/session/begin/begin-sign-in.ts';
import { nobodySignedIn, signOutViewer } from '#/lib/session/end/sign-out.ts';
import { ehrBase } from './config.ts';

/** A launch of a trial browser, from its beginning to its record. */
export interface TrialLaunch {
  readonly viewer: Viewer;
  readonly state: string;
  /** Sends the callback with the cookies of this moment; what it returns stores the answer's cookies. Throws Refused. */
  readonly callBack: () => Promise<() => string>;
}

/** Cookies of a browser, without the network: a launch's callback may be sent long before its answer comes. */
export interface TrialBrowser {
  readonly jar: Map<string, string>;
  readonly begin: (viewer: Viewer) => Promise<TrialLaunch>;
  /** Reaches the callback of a launch, here or of another browser. */
  readonly callBack: (launch: Pick<TrialLaunch, 'viewer' | 'state'>) => Promise<() => string>;
  readonly open: (viewer: Viewer) => Promise<string>;
  readonly signOut: () => Promise<void>;
  /** Follows a sign-out once every record has ended. */
  readonly finishSignOut: () => Promise<void>;
  readonly values: () => BrowserCookieValues;
  /** `open`, or why the record is closed. */
  readonly stateOf: (record: string) => Promise<string>;
}

/** Key of a cookie in the jar: its name, and its path where it has one of its own. */
const keyOf = ({ name, path }: Pick<CookieToSet, 'name' | 'path'>): string => (path.startsWith('/record/') ? `${name} ${path}` : name);

export function trialBrowser(config: Config, jar = new Map<string, string>()): TrialBrowser {
  const store = (cookies: readonly CookieToSet[]): void => {
    for (const cookie of cookies)
      if (cookie.maxAge === 0) jar.delete(keyOf(cookie));
      else jar.set(keyOf(cookie), cookie.value);
  };
  const valuesOf = (sent: ReadonlyMap<string, string>): BrowserCookieValues => ({
    browser: sent.get(browserCookie.name),
    viewer: sent.get(viewerCookie.name),
    ended: sent.get(endedCookie.name),
    signedOut: sent.has(signedOutMark.name),
  });
  const values = (): BrowserCookieValues => valuesOf(jar);

  async function begin(viewer: Viewer): Promise<TrialLaunch> {
    const launch = newLaunchState({ state: randomId(), nonce: 'n', codeVerifier: 'v', signIn: 'city-ehr', framed: false });
    const begun = await beginSignIn({ location: ehrBase, launch }, await browserIdsOf(values(), config), config);
    store(begun.cookies);
    return { viewer, state: launch.state, callBack: () => callBack({ viewer, state: launch.state }) };
  }

  async function callBack({ viewer, state }: Pick<TrialLaunch, 'viewer' | 'state'>): Promise<() => string> {
    const sent = new Map(jar);
    const ids = await browserIdsOf(valuesOf(sent), config);
    const answer = { state, signIn: 'city-ehr', cookie: (name: string) => sent.get(name), framed: false, ...ids };
    const { browser } = await recallLaunch(answer, config);
    const at = epochSeconds();
    const session = beginViewerSession({ browser, signIn: 'city-ehr', viewer, framed: false }, ids.before, config.session, at);
    const record = trialRecord(randomId(), at);
    const cookies = [await sealViewer(session, config), await sealRecord(record, session, config)];
    return () => {
      store(cookies);
      return record.id;
    };
  }

  return {
    jar,
    begin,
    callBack,
    values,
    open: async (viewer) => (await (await begin(viewer)).callBack())(),
    signOut: async () => {
      const session = await unsealViewer(values().viewer, config);
      const ended = session ? await signOutViewer({ session, state: 'alive' }, silentServices, config) : nobodySignedIn;
      store(ended.cookies);
    },
    finishSignOut: async () => store(await clearEnded(values(), config)),
    stateOf: async (id) => {
      const cookie = jar.get(keyOf({ name: '__Secure-record', path: `/record/${id}` }));
      const opened = await openFromCookies({ sessionId: id, record: cookie, ...values() }, config);
      return opened.ok ? 'open' : opened.reason;
    },
  };
}

const silentServices = { audit: async () => undefined, readIdentity: () => undefined, typesAt: () => [] };

const trialRecord = (id: string, at: number): SealedRecord => ({
  id,
  signIn: 'city-ehr',
  purpose: 'TREAT',
  patient: { identifiers: [], family: 'Brooks', given: ['Amara'], restricted: false },
  patientFrom: 'City EHR',
  launch: { base: ehrBase, patient: 'p1', accessToken: 't', expiresAt: at + 3600 },
  accepted: [],
  rejected: [],
  openedAt: at,
  framed: false,
});
