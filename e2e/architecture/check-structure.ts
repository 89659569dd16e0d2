import { registries } from './import-table.ts';
import { exportsForTestsOnly, fileCircles, folderCircles, largeFolders, repeatedExports } from './structure/checks.ts';
import { projectModules } from './structure/project-modules.ts';
import { filesBelow } from './tree.ts';

/** Prints every breach of the structure's rules, as part of `npm run lint`; leaves with 1 when there is one. */
const modules = projectModules();
const sources = ['app', 'components', 'e2e', 'lib', 'mocks'].flatMap(filesBelow).filter((path) => /\.tsx?$/.test(path));
const breaches = [
  ...folderCircles(modules, ['lib', 'components', 'mocks']),
  ...fileCircles(modules, ['app', 'bench', 'components', 'e2e', 'lib', 'mocks']),
  ...largeFolders(sources, new Set(registries.map(({ folder }) => folder))),
  ...repeatedExports(modules),
  ...exportsForTestsOnly(modules),
];
for (const breach of breaches) console.error(breach);
if (breaches.length > 0) process.exitCode = 1;
