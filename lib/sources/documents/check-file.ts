import 'server-only';
import { createHash } from 'node:crypto';
import type { ResourceAttachment } from '#/lib/fhir/kind-parts/attachments.ts';
import { claimedKind, kindOf, kindWords, sniff, type FileKind } from './file-kind.ts';

export type CheckedFile =
  | { readonly ok: true; readonly kind: FileKind; readonly notes: readonly string[] }
  | { readonly ok: false; readonly why: string };

/**
 * Whether a file is what its source said of it: hash, size, type (H27). A hash that fits proves it whole; without one,
 * fewer bytes than stated are a file cut short. More are shown, with a note: some servers state another form's size.
 */
export function checkFile(
  bytes: Uint8Array,
  stated: Pick<ResourceAttachment, 'size' | 'hash' | 'contentType'>,
  sentAs?: string,
): CheckedFile {
  if (bytes.length === 0) return { ok: false, why: 'The source sent this file empty.' };
  const hash = stated.hash === undefined ? 'not-said' : fitsHash(bytes, stated.hash) ? 'fits' : 'differs';
  if (hash === 'differs') return { ok: false, why: 'The file that came is not the one that its source describes: its check sum differs.' };
  const { size } = stated;
  if (hash === 'not-said' && size !== undefined && bytes.length < size && !isBase64Size(size, bytes.length))
    return { ok: false, why: `The file came cut short: ${bytes.length} of ${size} bytes.` };
  const says = claimedKind(stated.contentType) === undefined ? sentAs : stated.contentType;
  const kind = kindOf(says, bytes);
  if (kind === undefined) return { ok: false, why: mismatchWords(says, bytes) };
  const larger = hash === 'not-said' && size !== undefined && bytes.length > size;
  return { ok: true, kind, notes: larger ? ['The file is larger than its source states.'] : [] };
}

function mismatchWords(says: string | undefined, bytes: Uint8Array): string {
  return `The source says that this file is ${kindWords[claimedKind(says) ?? 'unknown']}, and it is ${kindWords[sniff(bytes)]}. It is not opened.`;
}

/** FHIR R4 Attachment.hash: base64 of SHA-1. R3 and some servers: of SHA-256, or in hexadecimal. */
function fitsHash(bytes: Uint8Array, hash: string): boolean {
  const wanted = new Set([hash, hash.toLowerCase(), decodedHex(hash)]);
  return (['sha1', 'sha256'] as const).some((algorithm) => {
    const digest = createHash(algorithm).update(bytes).digest();
    return wanted.has(digest.toString('base64')) || wanted.has(digest.toString('hex'));
  });
}

/** Some servers write base64 of the hexadecimal text. */
const decodedHex = (hash: string): string => Buffer.from(hash, 'base64').toString('latin1').toLowerCase();

/** Some servers state the length of the base64 text. */
const isBase64Size = (size: number, bytes: number): boolean => size === Math.ceil(bytes / 3) * 4;
