import { filesBelow, foldersIn, readText } from '#/e2e/architecture/tree.ts';
import { readModule, type SourceModule } from './source-module.ts';

const codeFolders = ['app', 'bench', 'components', 'e2e', 'lib', 'mocks'];

/** Every TypeScript module of the project, programs at its root included. */
export function projectModules(): readonly SourceModule[] {
  const below = codeFolders.filter((folder) => foldersIn('.').includes(folder)).flatMap(filesBelow);
  const atRoot = filesBelow('.').filter((path) => !path.includes('/'));
  return [...below, ...atRoot].filter((path) => /\.tsx?$/.test(path)).map((path) => readModule(path, readText(path)));
}
