import 'server-only';
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Config } from '#/lib/config/schema/schema.ts';
import { openingKeys } from '#/lib/session/cookies/opening-keys.ts';
import { filesOf } from '#/lib/record/model/entry-parts.ts';
import type { AttachmentReference, EntryBody, EntryId, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** File of an entry, by its index in the entry. */
export interface DocumentName {
  readonly entry: EntryId;
  readonly index: number;
}

const ivBytes = 12;
const tagBytes = 16;

/**
 * Seals the name of a file in one session (AES-256-GCM; a JWE for each file of a long record would delay the stream). Only
 * released files have a name: a browser cannot make one, and a name reveals nothing in an address (ASVS 14.2.1).
 */
function sealWith(key: Uint8Array, text: string): string {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

/** Opens a sealed name; undefined for anything not sealed for this session by one of the keys. Never throws. */
export function unsealName(session: string, name: string, { session: keys }: Pick<Config, 'session'>): DocumentName | undefined {
  if (name.length > 2_000 || !/^[\w-]+$/.test(name)) return undefined;
  const sealed = Buffer.from(name, 'base64url');
  for (const key of openingKeys(keys)) {
    const [, index, entry] = /^(\d{1,4}) (.+)$/s.exec(opened(sealed, keyFor(session, key)) ?? '') ?? [];
    if (index !== undefined && entry !== undefined) return { entry, index: Number(index) };
  }
  return undefined;
}

function opened(sealed: Buffer, key: Uint8Array): string | undefined {
  if (sealed.length <= ivBytes + tagBytes) return undefined;
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivBytes));
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

const keyFor = (session: string, key: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', Buffer.from(key, 'base64'), '', JSON.stringify(['document', session]), 32));

/** Makes a function that names the files of entries sent to the browser; files of a stub get no name, so they cannot be requested. */
export function namingFiles(session: string, { session: { keys } }: Pick<Config, 'session'>): (entry: TimelineEntry) => TimelineEntry {
  const key = keyFor(session, keys[0] ?? '');
  const named = (entry: EntryId, files: readonly AttachmentReference[]): readonly AttachmentReference[] =>
    files.map((file) => (file.unavailable === undefined ? { ...file, name: sealWith(key, `${file.index} ${entry}`) } : file));
  return (entry) => {
    const files = filesOf(entry.body);
    return files.length === 0 ? entry : { ...entry, body: withFiles(entry.body, named(entry.id, files)) };
  };
}

function withFiles(body: EntryBody, attachments: readonly AttachmentReference[]): EntryBody {
  return body.shape === 'attachments' || body.shape === 'panel' ? { ...body, attachments } : body;
}
