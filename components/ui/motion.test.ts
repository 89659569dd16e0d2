import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const files = ['app', 'components'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  ),
);

// A transition that ends as its element is removed leaves the element in a list of react-aria's: a name outlives the sign-out.
test.each([
  ['stylesheet', '.css', /\btransition(-[a-z]+)?:(?!\s*none\b)/],
  ['class name or style', '.tsx', /['"` ](transition(-[a-z]+)?|duration-\d+)['"` ]|\btransition:/],
])('H22 no %s names a transition: overlays appear by animations', (_, ending, pattern) => {
  const searched = files.filter((file) => file.endsWith(ending));
  expect(searched.length).toBeGreaterThan(5);
  expect(searched.filter((file) => pattern.test(readFileSync(file, 'utf8')))).toEqual([]);
});
