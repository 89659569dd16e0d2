import 'server-only';
import { z } from 'zod';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { CookieToSet } from './cookies.ts';
import { endedCookie, fitsCookie, recordCookie, setCookie, viewerCookie } from './cookies.ts';
import type { EndedSession } from '#/lib/session/model/ended-session.ts';
import type { RecordSession, SealedRecord } from '#/lib/session/model/record-session.ts';
import { seal, unseal, type SealUse } from './seal.ts';
import { epochSeconds, readerBinding, type Reader, type ViewerSession } from '#/lib/session/model/viewer-session.ts';

// The seal proves that we wrote it; the shape is checked too, because an older version of ours may have.
const seconds = z.number().int();
const firstIdToken = z.object({
  nonce: z.string().optional(),
  authTime: z.number().optional(),
  authorizedParty: z.string().optional(),
  fhirUser: z.string().optional(),
});
const grant = {
  accessToken: z.string(),
  refreshToken: z.string().optional(),
  expiresAt: seconds,
  firstIdToken: firstIdToken.optional(),
};
const viewer = z.object({
  subject: z.string(),
  issuer: z.string(),
  name: z.string(),
  role: z.string(),
  organisation: z.string(),
  organisationName: z.string(),
});
const viewerSession = z.object({
  browser: z.string(),
  signIn: z.string(),
  viewer,
  lastActivity: seconds,
  endsAt: seconds,
  login: z.object({ ...grant, idToken: z.string().optional() }).optional(),
  earlierLogins: z.array(z.object({ signIn: z.string(), accessToken: z.string(), refreshToken: z.string().optional() })).optional(),
  records: z.array(z.string()).default([]),
  framed: z.boolean(),
});

const endedSession = z.object({
  browser: z.string(),
  viewer,
  records: z.array(z.string()),
  reason: z.enum(['signed-out', 'replaced', 'idle', 'expired', 'refused', 'token-ended']),
  endsAt: seconds,
  framed: z.boolean(),
});

/** The reference identity as it is sealed: in a record's cookie, and in a search's handle. */
export const identitySchema = z.object({
  identifiers: z.array(z.object({ system: z.string(), value: z.string(), unverified: z.literal(true).optional() })),
  family: z.string(),
  given: z.array(z.string()),
  title: z.string().optional(),
  nameText: z.string().optional(),
  nameLanguage: z.string().optional(),
  nameTextLanguage: z.string().optional(),
  languages: z.array(z.string()).optional(),
  interpreter: z.boolean().optional(),
  birthDate: z.string().optional(),
  gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
  deceased: z.union([z.string(), z.literal(true)]).optional(),
  restricted: z.boolean(),
  address: z.array(z.string()).optional(),
  telecom: z.array(z.object({ system: z.string(), value: z.string(), use: z.string().optional() })).optional(),
  practice: z.string().optional(),
});

const typeAccess = z.record(z.string(), z.enum(['granted', 'in-part', 'not-granted', 'not-asked', 'not-stated']));

const sealedRecord = z.object({
  id: z.string(),
  signIn: z.string(),
  purpose: z.enum(['TREAT', 'ETREAT', 'BTG']),
  patient: identitySchema,
  patientFrom: z.string(),
  launch: z
    .object({ ...grant, base: z.string(), patient: z.string(), encounter: z.string().optional(), access: typeAccess.optional() })
    .optional(),
  accepted: z.array(z.string()),
  rejected: z.array(z.string()),
  openedAt: seconds,
  framed: z.boolean(),
});

/** Seals the viewer's session; it lists as many of the newest logins and records as fit, so that a long list never refuses a sign-in. */
export async function sealViewer(session: ViewerSession, config: Config): Promise<CookieToSet> {
  const sealed = await seal(session, { purpose: 'viewer', boundTo: [] }, config.session);
  const { earlierLogins = [], records, framed } = session;
  const fits = fitsCookie(sealed, framed);
  if (!fits && earlierLogins.length > 0) return sealViewer({ ...session, earlierLogins: earlierLogins.slice(1) }, config);
  if (!fits && records.length > 0) return sealViewer({ ...session, records: records.slice(1) }, config);
  return setCookie(viewerCookie, sealed, framed);
}

export async function unsealViewer(value: string | undefined, { session: keys }: Config): Promise<ViewerSession | undefined> {
  return value === undefined ? undefined : viewerSession.safeParse(await unseal(value, { purpose: 'viewer', boundTo: [] }, keys)).data;
}

export async function sealEnded(ended: EndedSession, { session: keys }: Config): Promise<CookieToSet> {
  return setCookie(endedCookie, await seal(ended, { purpose: 'ended', boundTo: [] }, keys), ended.framed);
}

export async function unsealEnded(value: string | undefined, { session: keys }: Config): Promise<EndedSession | undefined> {
  if (value === undefined) return undefined;
  const ended = endedSession.safeParse(await unseal(value, { purpose: 'ended', boundTo: [] }, keys)).data;
  return ended && epochSeconds() < ended.endsAt ? ended : undefined;
}

/** Seals the record with the browser's id, the person and the session's id: void in another browser, for anyone else, under another path. */
export async function sealRecord(record: SealedRecord, reader: Reader, { session: keys }: Config): Promise<CookieToSet> {
  return setCookie(recordCookie(record.id), await seal(record, recordUse(reader, record.id), keys), record.framed);
}

const recordUse = (reader: Reader, id: string): SealUse => ({ purpose: 'record', boundTo: [...readerBinding(reader), id] });

export async function unsealRecord(
  value: string | undefined,
  sessionId: string,
  reader: Reader,
  { session: keys }: Config,
): Promise<SealedRecord | undefined> {
  if (value === undefined) return undefined;
  const record = sealedRecord.safeParse(await unseal(value, recordUse(reader, sessionId), keys)).data;
  return record?.id === sessionId ? record : undefined;
}

export function sealedPart({ viewer: _viewer, login: _login, ...record }: RecordSession): SealedRecord {
  return record;
}
