import type { PictureType } from '#/lib/record/model/readable-document.ts';

/** Type and size of a picture, by its first bytes. */
export interface PictureHeader {
  readonly contentType: PictureType;
  readonly width: number;
  readonly height: number;
  /** More than one frame: drawn still, it shows the first alone. */
  readonly moving: boolean;
}

/** Binary text, one character a byte, as `atob` gives them. */
type Bytes = string;

/**
 * The type of a picture by its own bytes, never by what is said of it, and its size before anything decodes it: a few
 * kilobytes can ask for gigabytes of pixels. Undefined: none of the four that are drawn.
 */
export function pictureHeader(bytes: Bytes): PictureHeader | undefined {
  const header = png(bytes) ?? jpeg(bytes) ?? gif(bytes) ?? webp(bytes);
  return header !== undefined && header.width > 0 && header.height > 0 ? header : undefined;
}

const byte = (bytes: Bytes, at: number): number => bytes.charCodeAt(at) || 0;
const two = (bytes: Bytes, at: number): number => (byte(bytes, at) << 8) | byte(bytes, at + 1);
const twoLittle = (bytes: Bytes, at: number): number => byte(bytes, at) | (byte(bytes, at + 1) << 8);
const threeLittle = (bytes: Bytes, at: number): number => twoLittle(bytes, at) | (byte(bytes, at + 2) << 16);
const four = (bytes: Bytes, at: number): number => two(bytes, at) * 65_536 + two(bytes, at + 2);

/** PNG (third edition) §5.2 and §11.2.1: the signature, then IHDR. */
function png(bytes: Bytes): PictureHeader | undefined {
  if (!bytes.startsWith('\x89PNG\r\n\x1a\n') || !bytes.startsWith('IHDR', 12)) return undefined;
  return { contentType: 'image/png', width: four(bytes, 16), height: four(bytes, 20), moving: bytes.slice(0, 4096).includes('acTL') };
}

/** GIF89a §17 and §18. */
function gif(bytes: Bytes): PictureHeader | undefined {
  if (!/^GIF8[79]a/.test(bytes.slice(0, 6))) return undefined;
  return { contentType: 'image/gif', width: twoLittle(bytes, 6), height: twoLittle(bytes, 8), moving: bytes.includes('NETSCAPE2.0') };
}

/** ITU T.81 §B.2: markers, each with its length, until the one that begins a frame. */
function jpeg(bytes: Bytes): PictureHeader | undefined {
  if (!bytes.startsWith('\xff\xd8\xff')) return undefined;
  let at = 2;
  while (at + 9 < bytes.length && byte(bytes, at) === 0xff) {
    const marker = byte(bytes, at + 1);
    // SOF0 to SOF15 without DHT, JPG and DAC, whose numbers lie among them.
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { contentType: 'image/jpeg', width: two(bytes, at + 7), height: two(bytes, at + 5), moving: false };
    at += marker === 0xff ? 1 : 2 + two(bytes, at + 2);
  }
  return undefined;
}

/** RFC 9649: a RIFF file whose first chunk says how it is packed. */
function webp(bytes: Bytes): PictureHeader | undefined {
  if (!bytes.startsWith('RIFF') || !bytes.startsWith('WEBP', 8)) return undefined;
  const contentType = 'image/webp';
  switch (bytes.slice(12, 16)) {
    case 'VP8X':
      return {
        contentType,
        width: threeLittle(bytes, 24) + 1,
        height: threeLittle(bytes, 27) + 1,
        moving: (byte(bytes, 20) & 0b10) !== 0,
      };
    case 'VP8L': {
      const packed = threeLittle(bytes, 21) + byte(bytes, 24) * 16_777_216;
      return { contentType, width: (packed % 16_384) + 1, height: (Math.floor(packed / 16_384) % 16_384) + 1, moving: false };
    }
    case 'VP8 ':
      return { contentType, width: twoLittle(bytes, 26) & 0x3fff, height: twoLittle(bytes, 28) & 0x3fff, moving: false };
    default:
      return undefined;
  }
}
