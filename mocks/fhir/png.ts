import { deflateSync } from 'node:zlib';

/** Grey level of a pixel, 0 black to 255 white. */
export type Grey = (x: number, y: number) => number;

/** A grey picture as a PNG (third edition): its header, its rows without a filter, its end. */
export function png(width: number, height: number, grey: Grey): Buffer {
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = grey(x, y);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

/** CRC-32 as of PNG annex D. */
function crc(bytes: Buffer): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

/** Squared paper and one lead of an electrocardiogram, a beat a second: drawn, not measured. */
export const rhythmStrip = (): Buffer =>
  png(640, 200, (x, y) => {
    const [here, next] = [height(x), height(x + 1)];
    if (y > Math.min(here, next) - 1.2 && y < Math.max(here, next) + 1.2) return 20;
    if (x % 40 === 0 || y % 40 === 0) return 185;
    return x % 8 === 0 || y % 8 === 0 ? 228 : 255;
  });

/** P, R, S and T of one beat. */
function height(x: number): number {
  const at = (x % 107) / 107;
  return 130 - 8 * bump(at, 0.2, 0.04) - 70 * bump(at, 0.4, 0.012) + 18 * bump(at, 0.44, 0.012) - 14 * bump(at, 0.68, 0.06);
}

const bump = (at: number, middle: number, width: number): number => Math.exp(-((at - middle) ** 2) / (2 * width * width));
