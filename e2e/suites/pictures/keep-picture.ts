import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';

/** Part of the pixels that may differ before a picture is another one: a font is not drawn alike on every machine. */
const sameWithin = 0.001;
/** Difference of a channel, of 255, that nobody sees. */
const leastDifference = 8;

export type Kept = 'new' | 'changed' | 'same';

/** Writes a picture, as small as it goes, unless the one at the path shows the same. */
export function keepPicture(path: string, bytes: Buffer): Kept {
  const picture = PNG.sync.read(bytes);
  const earlier = existsSync(path) ? PNG.sync.read(readFileSync(path)) : undefined;
  if (earlier !== undefined && differenceOf(earlier, picture) <= sameWithin) return 'same';
  // Without transparency, which a screen has none of.
  writeFileSync(path, PNG.sync.write(picture, { colorType: 2, inputHasAlpha: true, deflateLevel: 9 }));
  return earlier === undefined ? 'new' : 'changed';
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
