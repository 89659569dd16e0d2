import { seal } from '#/lib/session/cookies/seal.ts';
import { sealRecord, sealViewer, unsealRecord, unsealViewer } from '#/lib/session/cookies/session-cookies.ts';
import type { SealedRecord } from '#/lib/session/model/record-session.ts';
import type { ViewerSession } from '#/lib/session/model/viewer-session.ts';
import type { Config } from '#/lib/config/schema/schema.ts';
import { recordCookie, viewerCookie } from '#/lib/session/cookies/cookies.ts';
import type { OpenRecord } from '#/e2e/suites/attacks/client/browser.ts';
import type { Exchange } from '#/e2e/suites/attacks/exchange/start-exchange.ts';

/** Both cookies of an open record, as they are sent and as they were before they were sealed. */
export interface Unsealed {
  readonly id: string;
  readonly viewer: string;
  readonly record: string;
  readonly viewerSession: ViewerSession;
  readonly sealedRecord: SealedRecord;
}

const withKeys = (...keys: readonly string[]): Config => ({ session: { keys } }) as unknown as Config;

/** Opens a victim's cookies with the key of the exchange. Throws where they do not open: nothing could be made of them then. */
export async function unsealed({ sessionKeys: { newest } }: Exchange, { id, browser }: OpenRecord): Promise<Unsealed> {
  const jar = new Map(
    browser
      .cookieHeader(`/record/${id}/stream`)
      .split('; ')
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const),
  );
  const [viewer = '', record = ''] = [jar.get(viewerCookie.name), jar.get(recordCookie(id).name)];
  const viewerSession = await unsealViewer(viewer, withKeys(newest));
  const sealedRecord = viewerSession && (await unsealRecord(record, id, viewerSession, withKeys(newest)));
  if (!viewerSession || !sealedRecord) throw new Error('The cookies of a victim do not open.');
  return { id, viewer, record, viewerSession, sealedRecord };
}

export interface CookiePair {
  readonly viewer: string;
  readonly record: string;
}

/** Pairs that somebody with a key could make, or with a cookie of another's: each void for a reason of its own. */
export async function resealedPairs(
  exchange: Exchange,
  victim: Unsealed,
  second: Unsealed,
  colleague: Unsealed,
): Promise<Readonly<Record<string, CookiePair>>> {
  const { newest, older, foreign } = exchange.sessionKeys;
  const config = withKeys(newest);
  const { viewerSession, sealedRecord } = victim;
  const seconds = Math.floor(Date.now() / 1_000);
  const viewerOf = async (changes: Partial<ViewerSession>, keys = config): Promise<string> =>
    (await sealViewer({ ...viewerSession, ...changes }, keys)).value;
  const recordOf = async (changes: Partial<SealedRecord>, reader = viewerSession, keys = config): Promise<string> =>
    (await sealRecord({ ...sealedRecord, ...changes }, reader, keys)).value;
  const pair = (viewer: string, record: string): CookiePair => ({ viewer, record });
  const bomb = { ...sealedRecord, patientFrom: 'x'.repeat(60_000_000) };
  return {
    'sealed by a key that is not configured': pair(
      await viewerOf({}, withKeys(foreign)),
      await recordOf({}, viewerSession, withKeys(foreign)),
    ),
    'the record by a key that is not configured': pair(victim.viewer, await recordOf({}, viewerSession, withKeys(foreign))),
    'the viewer’s seal in the record’s place': pair(victim.viewer, victim.viewer),
    'the record’s seal in the viewer’s place': pair(victim.record, victim.record),
    'both in each other’s place': pair(victim.record, victim.viewer),
    'the record of the same reader’s other tab': pair(victim.viewer, second.record),
    'the record of a colleague': pair(victim.viewer, colleague.record),
    'a colleague with the victim’s record': pair(colleague.viewer, victim.record),
    'a colleague with their own record at the victim’s address': pair(colleague.viewer, colleague.record),
    'the viewer alone': pair(victim.viewer, ''),
    'the record alone': pair('', victim.record),
    'another browser of the same person': pair(await viewerOf({ browser: 'another-browser' }), victim.record),
    'another person in the same browser': pair(await viewerOf({ viewer: { ...viewerSession.viewer, subject: 'mallory' } }), victim.record),
    'the same person in another role': pair(await viewerOf({ viewer: { ...viewerSession.viewer, role: 'admin' } }), victim.record),
    'the same person of another hospital': pair(
      await viewerOf({ viewer: { ...viewerSession.viewer, organisation: 'beta' } }),
      victim.record,
    ),
    'the same name of another issuer': pair(
      await viewerOf({ viewer: { ...viewerSession.viewer, issuer: 'https://evil.example' } }),
      victim.record,
    ),
    idle: pair(await viewerOf({ lastActivity: seconds - 16 * 60 }), victim.record),
    'idle for ever': pair(await viewerOf({ lastActivity: 0 }), victim.record),
    'past its absolute end': pair(await viewerOf({ endsAt: seconds - 1 }), victim.record),
    'a record past its own end': pair(victim.viewer, await recordOf({ openedAt: seconds - 13 * 3_600 })),
    'a record of another id': pair(victim.viewer, await recordOf({ id: second.id })),
    'a record of another shape': pair(victim.viewer, await seal({ id: victim.id }, { purpose: 'record', boundTo: [] }, { keys: [newest] })),
    'a record sealed for a launch': pair(
      victim.viewer,
      await seal(sealedRecord, { purpose: 'launch', boundTo: [victim.id] }, { keys: [newest] }),
    ),
    'a record bound to nothing': pair(victim.viewer, await seal(sealedRecord, { purpose: 'record', boundTo: [] }, { keys: [newest] })),
    'a record bound to the session alone': pair(
      victim.viewer,
      await seal(sealedRecord, { purpose: 'record', boundTo: [victim.id] }, { keys: [newest] }),
    ),
    'a record bound to the browser alone': pair(
      victim.viewer,
      await seal(sealedRecord, { purpose: 'record', boundTo: [viewerSession.browser, victim.id] }, { keys: [newest] }),
    ),
    'a record bound by joined names': pair(
      victim.viewer,
      await seal(sealedRecord, { purpose: 'record', boundTo: [`${viewerSession.browser}${victim.id}`] }, { keys: [newest] }),
    ),
    'a record with another purpose by the older key': pair(
      victim.viewer,
      await seal(sealedRecord, { purpose: 'candidate', boundTo: [viewerSession.browser] }, { keys: [older] }),
    ),
    'a record that inflates to 60 MB': pair(victim.viewer, await recordOf(bomb)),
    'a viewer that inflates to 60 MB': pair(await viewerOf({ signIn: 'x'.repeat(60_000_000) }), victim.record),
    'a closed record’s reason with markup': pair(victim.viewer, 'closed-refused.<script>alert(1)</script>'),
    'a closed record’s reason that does not exist': pair(victim.viewer, 'closed-__proto__'),
  };
}

/** Proof that the key and the shapes here are the viewer's own: the victim's cookies, sealed anew, must open. */
export async function resealedHonestly(
  { sessionKeys }: Exchange,
  { viewerSession, sealedRecord }: Unsealed,
  key: 'newest' | 'older',
): Promise<CookiePair> {
  const config = withKeys(sessionKeys[key]);
  return { viewer: (await sealViewer(viewerSession, config)).value, record: (await sealRecord(sealedRecord, viewerSession, config)).value };
}
