import { dirname } from 'node:path/posix';
import { findCircles, type Graph } from './circles.ts';
import { isForTests, type SourceModule } from './source-module.ts';

/** The most files of a folder, tests included; a registry's folder may have more. */
const mostFilesInFolder = 30;

const isProduct = ({ path }: SourceModule): boolean => !isForTests(path);
/** Modules that run for a reader or an operator: not tests, mocks, journeys or benchmarks. */
const isServed = (module: SourceModule): boolean => isProduct(module) && !/^(?:bench|e2e|mocks)\//.test(module.path);

/** Folders of `tops` that import each other, directly or through others. */
export function folderCircles(modules: readonly SourceModule[], tops: readonly string[]): readonly string[] {
  return findCircles(graphOf(modules.filter(isProduct), tops, dirname)).map((folders) => `circle of folders: ${folders.join(' ↔ ')}`);
}

/** Files that import each other, directly or through others. */
export function fileCircles(modules: readonly SourceModule[], tops: readonly string[]): readonly string[] {
  return findCircles(graphOf(modules, tops, (path) => path)).map((files) => `circle of files: ${files.join(' ↔ ')}`);
}

function graphOf(modules: readonly SourceModule[], tops: readonly string[], nodeOf: (path: string) => string): Graph {
  const isInside = (path: string): boolean => tops.some((top) => path.startsWith(`${top}/`));
  const graph = new Map<string, Set<string>>();
  for (const { path, imports } of modules.filter((module) => isInside(module.path))) {
    const node = nodeOf(path);
    const targets = graph.get(node) ?? new Set();
    graph.set(node, targets);
    for (const target of imports) if (isInside(target.path) && nodeOf(target.path) !== node) targets.add(nodeOf(target.path));
  }
  return graph;
}

/** Folders with more files than a reader takes in at once; `exempt` are the registries. */
export function largeFolders(paths: readonly string[], exempt: ReadonlySet<string>): readonly string[] {
  const counts = Map.groupBy(paths, (path) => dirname(path));
  return [...counts]
    .filter(([folder, files]) => files.length > mostFilesInFolder && !exempt.has(folder))
    .map(([folder, files]) => `${folder} has ${files.length} files, more than ${mostFilesInFolder}`);
}

/** Names that two modules of `lib/` export: a reader who searches for one finds two. */
export function repeatedExports(modules: readonly SourceModule[]): readonly string[] {
  const inLib = modules.filter((module) => module.path.startsWith('lib/') && isProduct(module));
  const homes = Map.groupBy(
    inLib.flatMap(({ path, exports }) => [...new Set(exports)].map((name) => ({ name, path }))),
    ({ name }) => name,
  );
  return [...homes]
    .filter(([, declarations]) => declarations.length > 1)
    .map(([name, declarations]) => `${name} is exported by ${declarations.map(({ path }) => path).join(' and ')}`);
}

/** Exports of the product that nothing uses but tests: neither another module nor the module itself. */
export function exportsForTestsOnly(modules: readonly SourceModule[]): readonly string[] {
  const usedNames = new Set<string>();
  const namesUsedByTests = new Set<string>();
  for (const importer of modules)
    for (const { path, names } of importer.imports)
      for (const name of names) (isServed(importer) ? usedNames : namesUsedByTests).add(`${path} ${name}`);
  return modules
    .filter((module) => /^(?:app|components|lib)\//.test(module.path) && isServed(module))
    .flatMap(({ path, text, exports }) =>
      exports
        .filter((name) => namesUsedByTests.has(`${path} ${name}`) && !usedNames.has(`${path} ${name}`) && !usedNames.has(`${path} *`))
        .filter((name) => text.split(new RegExp(`(?<![\\w$.])${name.replaceAll('$', String.raw`\$`)}(?![\\w$])`)).length <= 2)
        .map((name) => `${path} exports ${name}, which only tests use`),
    );
}
