import 'server-only';
import { createHash } from 'node:crypto';
import { startPace } from '#/lib/process/pace.ts';
import type { ResourceAttachment } from '#/lib/fhir/kind-parts/attachments.ts';
import { agreedKind, declaredKind, type FileKind } from './file-kind.ts';
import { recogniseFile } from './recognise-file.ts';
import { fileNotes, notOpened } from './words.ts';

export type CheckedFile =
  | { readonly ok: true; readonly kind: FileKind; readonly notes: readonly string[] }
  /** `mayChange`: sent again, it may come whole. */
  | { readonly ok: false; readonly why: string; readonly mayChange?: true };

/**
 * Checks a file against its source's statements of hash, size and type (H27). A hash that fits proves it whole; without
 * one, fewer bytes than stated are a file cut short. More are shown with a note: some servers state another form's size.
 */
export async function checkFile(
  bytes: Uint8Array,
  stated: Pick<ResourceAttachment, 'size' | 'hash' | 'contentType'>,
  responseType?: string,
): Promise<CheckedFile> {
  if (bytes.length === 0) return { ok: false, why: notOpened.empty };
  const hash = stated.hash === undefined ? 'not-stated' : (await fitsHash(bytes, stated.hash)) ? 'fits' : 'differs';
  if (hash === 'differs') return { ok: false, why: notOpened.changed };
  const { size } = stated;
  if (hash === 'not-stated' && size !== undefined && bytes.length < size && !isBase64Size(size, bytes.length))
    return { ok: false, why: notOpened.short(bytes.length, size), mayChange: true };
  const declaredType = declaredKind(stated.contentType) === undefined ? responseType : stated.contentType;
  const recognised = await recogniseFile(bytes);
  const kind = agreedKind(declaredType, recognised);
  if (kind === undefined) return { ok: false, why: notOpened.contradiction(declaredKind(declaredType) ?? 'unknown', recognised) };
  const isLarger = hash === 'not-stated' && size !== undefined && bytes.length > size;
  return { ok: true, kind, notes: isLarger ? [fileNotes.larger] : [] };
}

/** FHIR R4 Attachment.hash: base64 of SHA-1. R3 and some servers: of SHA-256, or in hexadecimal. */
async function fitsHash(bytes: Uint8Array, hash: string): Promise<boolean> {
  const wanted = new Set([hash, hash.toLowerCase(), decodedHex(hash)]);
  const hashes = [createHash('sha1'), createHash('sha256')];
  const pace = startPace('file', pieceBytes);
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    for (const all of hashes) all.update(bytes.subarray(at, at + pieceBytes));
    if (at + pieceBytes < bytes.length) await pace.turn();
  }
  const digests = hashes.map((all) => all.digest());
  return digests.some((digest) => wanted.has(digest.toString('base64')) || wanted.has(digest.toString('hex')));
}

/** Bytes of a file that are hashed in one turn of the loop. */
const pieceBytes = 4_000_000;

/** Some servers write base64 of the hexadecimal text. */
const decodedHex = (hash: string): string => Buffer.from(hash, 'base64').toString('latin1').toLowerCase();

/** Some servers state the length of the base64 text. */
const isBase64Size = (size: number, bytes: number): boolean => size === Math.ceil(bytes / 3) * 4;
