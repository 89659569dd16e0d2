import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { encode } from '@pdf-lib/upng';
import { PNG } from 'pngjs';

interface Published {
  readonly default: { readonly encode: typeof encode };
}

/** Encoder of palettes, whose package has its functions in a default that Node's imports do not unfold. */
const { default: upng } = createRequire(import.meta.url)('@pdf-lib/upng') as Published;

/** Part of the pixels that may differ before a picture is another one: a font is not drawn alike on every machine. */
const sameWithin = 0.001;
/** Difference of a channel, of 255, that nobody sees: the 256 colours are chosen anew for each picture. */
const leastDifference = 16;

export type Kept = 'new' | 'changed' | 'same';

/** Writes a picture in 256 colours, unless the one at the path shows the same. */
export function keepPicture(path: string, bytes: Buffer): Kept {
  const small = inFewColours(PNG.sync.read(bytes));
  const earlier = existsSync(path) ? PNG.sync.read(readFileSync(path)) : undefined;
  if (earlier !== undefined && differenceOf(earlier, PNG.sync.read(small)) <= sameWithin) return 'same';
  writeFileSync(path, small);
  return earlier === undefined ? 'new' : 'changed';
}

function inFewColours({ data, width, height }: PNG): Buffer {
  return Buffer.from(upng.encode([new Uint8Array(data).buffer], width, height, 256));
}

/** Part of the pixels that differ, 0 to 1; 1 for pictures of two sizes. */
function differenceOf(earlier: PNG, picture: PNG): number {
  if (earlier.width !== picture.width || earlier.height !== picture.height) return 1;
  let different = 0;
  for (let pixel = 0; pixel < picture.data.length; pixel += 4)
    if ([0, 1, 2].some((channel) => isSeen(earlier.data[pixel + channel], picture.data[pixel + channel]))) different += 1;
  return different / (picture.width * picture.height);
}

const isSeen = (earlier = 0, value = 0): boolean => Math.abs(earlier - value) > leastDifference;
