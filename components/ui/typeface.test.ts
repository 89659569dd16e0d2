import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

// A file under another name would be missed by nobody: the page falls back to the system's typeface without a word.
test.each(['components/ui/typeface.css', 'app/layout.tsx'])('each typeface file that %s names is in public/', (file) => {
  const named = readFileSync(file, 'utf8').match(/\/typeface\/[\w.-]+/g) ?? [];
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((path) => !existsSync(`public${path}`))).toEqual([]);
});

test('the page loads the first typeface file ahead, letter by letter the one that the stylesheet names', () => {
  const preloaded = /href="(\/typeface\/[^"]+)"/.exec(readFileSync('app/layout.tsx', 'utf8'))?.[1];
  expect(readFileSync('components/ui/typeface.css', 'utf8')).toContain(`url('${preloaded}')`);
});
