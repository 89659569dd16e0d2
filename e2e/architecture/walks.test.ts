import { describe, expect, test } from 'vitest';
import { projectModules } from './structure/project-modules.ts';
import { readText } from './tree.ts';
import { readWalks } from './walks.ts';

const modules = new Map(projectModules().map((module) => [module.path, module]));
const walks = readWalks(readText('docs/architecture.md'));

const importsOf = (file: string): readonly string[] => modules.get(file)?.imports.map(({ path }) => path) ?? [];

describe('readWalks', () => {
  test('reads titles, limits, files, names and leaps', () => {
    const text =
      '# Page\n\n## A launch (at most 3 files)\n\nText.\n\n1. [`a/b.ts`](../a/b.ts) `open`, `close`: opens.\n2. ⇢ [`c.ts`](../c.ts): `not` a name.';
    expect(readWalks(text)).toEqual([
      {
        title: 'A launch',
        limit: 3,
        stops: [
          { file: 'a/b.ts', leap: false, names: ['open', 'close'] },
          { file: 'c.ts', leap: true, names: [] },
        ],
      },
    ]);
    expect(() => readWalks('## A (at most 1 files)\n1. a file')).toThrow('No stop of a walk: 1. a file');
  });
});

test('docs/architecture.md tells the six walks', () => {
  expect(walks.map(({ title }) => title)).toEqual([
    'One resource, from bytes to a painted row',
    'One launch',
    'One untick',
    'One sharing rule',
    'One print',
    'One sign-out',
  ]);
});

describe.each(walks)('docs/architecture.md: $title', ({ limit, stops }) => {
  test('takes no more files than it says', () => {
    expect(new Set(stops.map(({ file }) => file)).size).toBeLessThanOrEqual(limit);
  });

  test.each(stops)('$file is there, with what is named', ({ file, names }) => {
    const text = modules.get(file)?.text ?? readText(file);
    expect(names.filter((name) => !new RegExp(`(?<![\\w$])${name}(?![\\w$])`).test(text))).toEqual([]);
  });

  test('each file is imported by one before it, or imports one before it, or is marked as a leap', () => {
    const lost = stops.filter(({ file, leap }, index) => {
      const before = new Set(stops.slice(0, index).map((earlier) => earlier.file));
      const isReached =
        [...before].some((earlier) => importsOf(earlier).includes(file)) || importsOf(file).some((path) => before.has(path));
      return index > 0 && !leap && !isReached;
    });
    expect(lost.map(({ file }) => file)).toEqual([]);
  });

  test('a leap is one: no file before it imports it', () => {
    const needless = stops.filter(
      ({ file, leap }, index) => leap && stops.slice(0, index).some((earlier) => importsOf(earlier.file).includes(file)),
    );
    expect(needless.map(({ file }) => file)).toEqual([]);
  });
});
