import { PNG } from 'pngjs';

/** Grey level of a pixel, 0 black to 255 white. */
export type GreyLevel = (x: number, y: number) => number;

/** Encodes a grey picture as a PNG of one byte a pixel. */
export function encodePng(width: number, height: number, grey: GreyLevel): Buffer {
  const picture = new PNG({ width, height });
  picture.data = Buffer.from(Uint8Array.from({ length: width * height }, (_, pixel) => grey(pixel % width, Math.floor(pixel / width))));
  return PNG.sync.write(picture, { colorType: 0, inputColorType: 0, inputHasAlpha: false, filterType: 0, deflateStrategy: 0 });
}

/** Squared paper and one lead of an electrocardiogram, a beat a second: drawn, not measured. */
export const rhythmStrip = (): Buffer =>
  encodePng(640, 200, (x, y) => {
    const [left, right] = [traceHeight(x), traceHeight(x + 1)];
    if (y > Math.min(left, right) - 1.2 && y < Math.max(left, right) + 1.2) return 20;
    if (x % 40 === 0 || y % 40 === 0) return 185;
    return x % 8 === 0 || y % 8 === 0 ? 228 : 255;
  });

/** Height of the trace: the P, R, S and T waves of one beat. */
function traceHeight(x: number): number {
  const phase = (x % 107) / 107;
  return 130 - 8 * wave(phase, 0.2, 0.04) - 70 * wave(phase, 0.4, 0.012) + 18 * wave(phase, 0.44, 0.012) - 14 * wave(phase, 0.68, 0.06);
}

const wave = (phase: number, middle: number, width: number): number => Math.exp(-((phase - middle) ** 2) / (2 * width * width));
