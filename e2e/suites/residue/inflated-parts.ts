import { brotliDecompressSync, constants, inflateRawSync, zstdDecompressSync } from 'node:zlib';

const most = { maxOutputLength: 256 * 1024 * 1024 };
/** A stream may be cut off, and other bytes may follow it. */
const inflate = (bytes: Buffer): Buffer => inflateRawSync(bytes, { ...most, finishFlush: constants.Z_SYNC_FLUSH });

interface Signature {
  readonly magic: Buffer;
  readonly read: (bytes: Buffer) => Buffer;
}

/** First bytes of streams that can be told: gzip, zlib at its usual levels, Zstandard. */
const signatures: readonly Signature[] = [
  { magic: Buffer.from([0x1f, 0x8b, 0x08]), read: (bytes) => inflate(bytes.subarray(gzipHeader(bytes))) },
  ...[0x01, 0x5e, 0x9c, 0xda].map((level) => ({ magic: Buffer.from([0x78, level]), read: (bytes: Buffer) => inflate(bytes.subarray(2)) })),
  {
    magic: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]),
    read: (bytes) => zstdDecompressSync(bytes, { ...most, finishFlush: constants.ZSTD_e_flush }),
  },
];

/** Length of a gzip stream's header (RFC 1952 §2.3): ten bytes, then a field, a name and a remark where its flags say so. */
function gzipHeader(bytes: Buffer): number {
  const flags = bytes[3] ?? 0;
  let length = 10;
  if (flags & 4) length += 2 + bytes.readUInt16LE(length);
  for (const flag of [8, 16]) if (flags & flag) length = bytes.indexOf(0, length) + 1;
  return flags & 2 ? length + 2 : length;
}

/** Header of an entry in Chromium's simple cache: magic number, version, length of the key, its hash; then the key, then the answer. */
const simpleCache = Buffer.from('305c72a71b6dfbfc', 'hex');

/** Contents of the compressed streams in some bytes, wherever they begin. Brotli has no first bytes: it is tried where a cache's entry begins. */
export function inflatedParts(bytes: Buffer): readonly Buffer[] {
  const parts: Buffer[] = [];
  for (const { magic, read } of signatures)
    for (let offset = bytes.indexOf(magic); offset !== -1; offset = bytes.indexOf(magic, offset + 1)) {
      const part = attempt(() => read(bytes.subarray(offset)));
      if (part && part.length > 0) parts.push(part);
    }
  for (const start of [0, ...cacheEntries(bytes)]) {
    const part = attempt(() => brotliDecompressSync(bytes.subarray(start), { ...most, finishFlush: constants.BROTLI_OPERATION_FLUSH }));
    if (part && part.length > 0) parts.push(part);
  }
  return parts;
}

function cacheEntries(bytes: Buffer): readonly number[] {
  if (!bytes.subarray(0, simpleCache.length).equals(simpleCache) || bytes.length < 24) return [];
  return [24 + bytes.readUInt32LE(12)];
}

function attempt(read: () => Buffer): Buffer | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
