import { describe, expect, test } from 'vitest';
import { folders, registries } from './import-table.ts';
import { filesBelow, foldersIn } from './tree.ts';

const rows = folders.map(({ folder }) => folder);
const tops = ['app', 'bench', 'components', 'deploy', 'docs', 'e2e', 'lib', 'mocks', 'public'];
const code = ['app', 'bench', 'components', 'e2e', 'lib', 'mocks'].flatMap((top) => (foldersIn('.').includes(top) ? filesBelow(top) : []));

describe('the table of imports knows every folder', () => {
  test('the tops are fixed', () => {
    expect(tops).toEqual(expect.arrayContaining([...foldersIn('.')]));
  });

  test.each(foldersIn('lib'))('lib/%s has a row', (folder) => {
    expect(rows).toContain(`lib/${folder}`);
  });

  test.each(['lib', 'components'])('no module lies directly in %s, where no row speaks of it', (folder) => {
    expect(filesBelow(folder).filter((path) => path.split('/').length === 2 && !path.endsWith('.md'))).toEqual([]);
  });

  test('every program at the root has a row, or is a tool’s configuration', () => {
    const programs = filesBelow('.').filter((path) => /^[^/]+\.[cm]?[jt]sx?$/.test(path));
    const tools = programs.filter((path) => /^[a-z]+\.config\.(ts|mjs)$/.test(path) || path === 'next-env.d.ts');
    expect(programs.filter((path) => !tools.includes(path) && !rows.includes(path))).toEqual([]);
  });

  test('every row but the patterns names something that is there', () => {
    const there = (folder: string): boolean =>
      folder.endsWith('*') || filesBelow('.').some((path) => path === folder || path.startsWith(`${folder}/`));
    expect(rows.filter((folder) => !there(folder))).toEqual([]);
  });
});

describe('registries', () => {
  test('each folder in lib with a registry.ts is in the table, and each in the table has one', () => {
    const onDisk = code.filter((path) => /^lib\/.*\/registry\.ts$/.test(path)).map((path) => path.replace('/registry.ts', ''));
    expect([...registries].map(({ folder }) => folder).toSorted()).toEqual(onDisk.toSorted());
  });

  test.each(registries)('$folder: what it lists as shared is there', ({ folder, shared }) => {
    const there = shared.filter((name) => code.some((path) => path === `${folder}/${name}` || path.startsWith(`${folder}/${name}/`)));
    expect(there).toEqual(shared);
  });
});

describe('names', () => {
  test('no barrels', () => {
    expect(code.filter((path) => /(^|\/)index\.[jt]sx?$/.test(path))).toEqual([]);
  });

  test('no folder for things that belong nowhere', () => {
    expect(code.filter((path) => /(^|\/)(utils?|helpers?|common|types|hooks|misc|shared)\//.test(path))).toEqual([]);
  });

  test('TypeScript only', () => {
    expect(code.filter((path) => /\.[cm]?jsx?$/.test(path))).toEqual([]);
  });
});
