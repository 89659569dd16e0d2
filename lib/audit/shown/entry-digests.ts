import 'server-only';
import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { DigestKey } from '#/lib/config/schema/audit.ts';
import type { EntryId, TimelineEntry } from '#/lib/record/model/timeline-entry.ts';

/** Bytes of one digest. */
export const digestBytes = 8;

/** Number of the text that a content digest covers: another one says that contents cannot be compared. */
export const contentForm = '1';

/** Digests of one view's entries (HMAC-SHA-256, cut to 8 bytes): equal entries of two views have nothing in common (docs/decisions/0079). */
export interface ViewDigests {
  /** Name of the key in the configuration. */
  readonly keyId: string;
  readonly ofId: (entry: EntryId) => Buffer;
  /** Covers all that the page is sent of the entry, but the sealed names of its files, which are new at each opening. */
  readonly ofContent: (entry: TimelineEntry) => Buffer;
}

export function viewDigests({ id, key }: DigestKey, session: string): ViewDigests {
  const secret = createSecretKey(Buffer.from(key, 'base64'));
  const [idKey, contentKey] = ['id', 'content'].map((part) => createSecretKey(keyed(secret, JSON.stringify([part, session]))));
  const digest = (own: KeyObject | undefined, text: string): Buffer => keyed(own ?? secret, text).subarray(0, digestBytes);
  return { keyId: id, ofId: (entry) => digest(idKey, entry), ofContent: (entry) => digest(contentKey, JSON.stringify(entry)) };
}

const keyed = (key: KeyObject, text: string): Buffer => createHmac('sha256', key).update(text).digest();
