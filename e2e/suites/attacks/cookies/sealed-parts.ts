import { createHash } from 'node:crypto';

/** The parts of a compact JWE (RFC 7516 §3.1). */
export interface SealedParts {
  readonly header: string;
  readonly key: string;
  readonly iv: string;
  readonly text: string;
  readonly tag: string;
}

export function partsOf(sealed: string): SealedParts {
  const [header = '', key = '', iv = '', text = '', tag = ''] = sealed.split('.');
  return { header, key, iv, text, tag };
}

export const joined = ({ header, key, iv, text, tag }: SealedParts): string => [header, key, iv, text, tag].join('.');

/** The same seal with members of its protected header changed; undefined removes one. */
export function withHeader(sealed: string, changes: Readonly<Record<string, unknown>>): string {
  const parts = partsOf(sealed);
  const header = { ...(JSON.parse(Buffer.from(parts.header, 'base64url').toString()) as object), ...changes };
  return joined({ ...parts, header: base64(JSON.stringify(header)) });
}

export const base64 = (text: string): string => Buffer.from(text).toString('base64url');

/** Flips one bit of one part. */
export function withFlippedBit(sealed: string, part: keyof SealedParts, at: (length: number) => number): string {
  const parts = partsOf(sealed);
  const bytes = Buffer.from(parts[part], 'base64url');
  const place = at(bytes.length);
  bytes.writeUInt8(bytes.readUInt8(place) ^ 1, place);
  return joined({ ...parts, [part]: bytes.toString('base64url') });
}

/** Name by which a seal tells its key (`lib/session/cookies/seal.ts`). */
export const keyIdOf = (key: string): string => createHash('sha256').update('tributary key id').update(key).digest('base64url').slice(0, 6);
