import 'server-only';
import { createHash, hkdfSync } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { CompactEncrypt, compactDecrypt } from 'jose';
import { openingKeys, type SealingKeys } from './opening-keys.ts';

/** Use of a sealed text: purpose and binding. Sealed for one use, it opens for no other. */
export interface SealUse {
  readonly purpose: 'viewer' | 'ended' | 'browser' | 'record' | 'ticket' | 'launch' | 'candidate';
  /** Browser id, session id …: part of the key, so that the content is void without it. */
  readonly boundTo: readonly string[];
}

/** Most bytes after inflating; our own content is never larger. */
const inflatedLimit = 64 * 1024;

/**
 * Seals a value as text (JWE `dir`, A256GCM, over deflated JSON), by the first key. Deflate comes first:
 * in an EHR's frame a cookie must stay within 3 KB (design §9).
 */
export async function seal(value: object, use: SealUse, { keys }: SealingKeys): Promise<string> {
  const newest = keys[0];
  if (newest === undefined) throw new Error('session.keys is empty');
  const content = deflateRawSync(Buffer.from(JSON.stringify(value), 'utf8'), { level: 9 });
  return new CompactEncrypt(content).setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: keyId(newest) }).encrypt(derive(newest, use));
}

/** Opens a sealed text; undefined for anything not sealed for this use by one of the keys. Never throws. */
export async function unseal(text: string, use: SealUse, keys: SealingKeys): Promise<unknown> {
  try {
    const { plaintext } = await compactDecrypt(text, (header) => derive(keyNamed(header.kid, openingKeys(keys)), use), {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    const opened: unknown = JSON.parse(inflateRawSync(plaintext, { maxOutputLength: inflatedLimit }).toString('utf8'));
    return opened;
  } catch {
    return undefined;
  }
}

function keyNamed(kid: string | undefined, keys: readonly string[]): string {
  const key = keys.find((candidate) => keyId(candidate) === kid);
  if (key === undefined) throw new Error('sealed with a key that is no longer configured');
  return key;
}

/** Id of a rotated key, which does not reveal it. */
const keyId = (key: string): string => createHash('sha256').update('tributary key id').update(key).digest('base64url').slice(0, 6);

const derive = (key: string, { purpose, boundTo }: SealUse): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', Buffer.from(key, 'base64'), '', JSON.stringify([purpose, ...boundTo]), 32));
