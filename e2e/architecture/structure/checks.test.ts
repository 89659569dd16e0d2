import { describe, expect, test } from 'vitest';
import { exportsForTestsOnly, fileCircles, folderCircles, largeFolders, repeatedExports } from './checks.ts';
import { readModule, type SourceModule } from './source-module.ts';

const modules = (files: Readonly<Record<string, string>>): readonly SourceModule[] =>
  Object.entries(files).map(([path, text]) => readModule(path, text));

describe('readModule', () => {
  test('names what is imported and exported, however it is written', () => {
    const text = [
      "import 'server-only';",
      "import type { A, B as C } from './near.ts';",
      "import {\n  type D,\n  e,\n} from '#/lib/record/far.ts';",
      "import f from '#/lib/record/default.ts';",
      "const g = await import('./late.ts');",
      'export const h = 1;',
      'export async function i() {}',
      'export function* j() {}',
      'export interface K {}',
      'export type L = A;',
      'const m = 1;',
    ].join('\n');
    const { imports, exports } = readModule('lib/fhir/x.ts', text);
    expect(imports).toEqual([
      { path: 'lib/fhir/near.ts', names: ['A', 'B'] },
      { path: 'lib/record/far.ts', names: ['D', 'e'] },
      { path: 'lib/record/default.ts', names: ['*'] },
      { path: 'lib/fhir/late.ts', names: ['*'] },
    ]);
    expect(exports).toEqual(['h', 'i', 'j', 'K', 'L']);
  });
});

describe('planted breaches of the structure are found', () => {
  test('folders that import each other, by types alone too', () => {
    const planted = modules({
      'lib/a/one.ts': "import type { B } from '#/lib/b/two.ts';",
      'lib/b/two.ts': "import { c } from '#/lib/c/three.ts';",
      'lib/c/three.ts': "import { d } from '#/lib/a/four.ts';",
      'lib/a/four.ts': '',
    });
    expect(folderCircles(planted, ['lib'])).toEqual(['circle of folders: lib/a ↔ lib/b ↔ lib/c']);
    expect(fileCircles(planted, ['lib'])).toEqual([]);
  });

  test('a test may look up: its folder stays where it is', () => {
    const planted = modules({
      'lib/a/one.ts': "import { b } from '#/lib/b/two.ts';",
      'lib/b/two.test.ts': "import { a } from '#/lib/a/one.ts';",
    });
    expect(folderCircles(planted, ['lib'])).toEqual([]);
  });

  test('files that import each other', () => {
    const planted = modules({ 'lib/a/one.ts': "import { b } from './two.ts';", 'lib/a/two.ts': "import { a } from './one.ts';" });
    expect(fileCircles(planted, ['lib'])).toEqual(['circle of files: lib/a/one.ts ↔ lib/a/two.ts']);
  });

  test('a folder of more than 30 files, unless it is a registry', () => {
    const paths = ['lib/full', 'lib/kinds'].flatMap((folder) => Array.from({ length: 31 }, (_, index) => `${folder}/${index}.ts`));
    expect(largeFolders(paths, new Set(['lib/kinds']))).toEqual(['lib/full has 31 files, more than 30']);
    expect(largeFolders(paths.slice(1), new Set(['lib/kinds']))).toEqual([]);
  });

  test('a name that two modules of lib export', () => {
    const planted = modules({
      'lib/a/one.ts': 'export const referenceOf = 1;',
      'lib/b/two.ts': 'export function referenceOf() {}',
      'lib/b/two.test.ts': 'export const fixture = 1;',
      'lib/a/testing/three.ts': 'export const fixture = 1;',
      'components/a/one.tsx': 'export const referenceOf = 1;',
    });
    expect(repeatedExports(planted)).toEqual(['referenceOf is exported by lib/a/one.ts and lib/b/two.ts']);
  });

  test('an export that tests, mocks or journeys alone use', () => {
    const planted = modules({
      'lib/a/one.ts': 'export const forTests = 1;\nexport const usedHere = 2;\nexport const used = usedHere;\nexport const forMocks = 3;',
      'lib/a/one.test.ts': "import { forTests, usedHere, used } from './one.ts';",
      'mocks/one.ts': "import { forMocks } from '#/lib/a/one.ts';",
      'lib/b/two.ts': "import { used } from '#/lib/a/one.ts';",
    });
    expect(exportsForTestsOnly(planted)).toEqual([
      'lib/a/one.ts exports forTests, which only tests use',
      'lib/a/one.ts exports forMocks, which only tests use',
    ]);
  });
});
