import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepPicture } from './keep-picture.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pictures-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A white picture of 100 × 100, with so many pixels of a grey level. */
function whiteWith(pixels: number, level: number): Buffer {
  const picture = new PNG({ width: 100, height: 100 });
  picture.data.fill(255);
  for (let pixel = 0; pixel < pixels; pixel += 1) picture.data.fill(level, 4 * pixel, 4 * pixel + 3);
  return PNG.sync.write(picture);
}

describe('a picture that is taken again', () => {
  it.each([
    ['nothing', 0, 0],
    ['ten pixels, one in a thousand', 10, 0],
    ['every pixel, by a shade that nobody sees', 10_000, 244],
  ])('stays where it differs by %s', (_difference, pixels, level) => {
    const path = join(folder, 'a.png');
    expect(keepPicture(path, whiteWith(0, 0))).toBe('new');
    const before = readFileSync(path);
    expect(keepPicture(path, whiteWith(pixels, level))).toBe('same');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it.each([
    ['eleven pixels', 11, 0],
    ['every pixel', 10_000, 200],
  ])('is replaced where it differs by %s', (_difference, pixels, level) => {
    const path = join(folder, 'a.png');
    keepPicture(path, whiteWith(0, 0));
    expect(keepPicture(path, whiteWith(pixels, level))).toBe('changed');
    expect(PNG.sync.read(readFileSync(path)).data[0]).toBe(level);
  });

  it('is replaced where its size differs', () => {
    const path = join(folder, 'a.png');
    keepPicture(path, whiteWith(0, 0));
    expect(keepPicture(path, PNG.sync.write(new PNG({ width: 100, height: 101 })))).toBe('changed');
  });
});
