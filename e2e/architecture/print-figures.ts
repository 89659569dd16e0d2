import { dirname } from 'node:path/posix';
import { registries } from './import-table.ts';
import { folderCircles, fileCircles, repeatedExports } from './structure/checks.ts';
import { bareNameShare, commentOpeningShare, exportedNameWords } from './structure/english-figures.ts';
import { projectModules } from './structure/project-modules.ts';
import { isForTests } from './structure/source-module.ts';

/** Prints the figures of the layout and of plain English: `npm run figures`. */
const tops = ['app', 'components', 'lib', 'mocks'];
const modules = projectModules();
const sources = modules.filter(({ path }) => tops.some((top) => path.startsWith(`${top}/`)));
const product = sources.filter(({ path }) => !isForTests(path));
const registryFolders = new Set(registries.map(({ folder }) => folder));

const folders = [...Map.groupBy(sources, ({ path }) => dirname(path))]
  .map(([folder, files]) => ({ folder, files: files.length }))
  .filter(({ folder }) => !registryFolders.has(folder))
  .toSorted((left, right) => right.files - left.files);
const lines = product.map(({ text }) => text.split('\n').length - 1).toSorted((left, right) => left - right);
const quantile = (share: number): number => lines[Math.min(lines.length - 1, Math.floor(lines.length * share))] ?? 0;
const circles = folderCircles(sources, ['lib', 'components']);
const inCircles = circles.flatMap((circle) => circle.replace('circle of folders: ', '').split(' ↔ ')).length;
const structured = new Set(product.filter(({ path }) => /^(?:lib|components)\//.test(path)).map(({ path }) => dirname(path)));
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

const figures: readonly (readonly [string, string | number])[] = [
  ['files without tests (app, components, lib, mocks)', product.length],
  ['file lines: median / 95th percentile / most', `${quantile(0.5)} / ${quantile(0.95)} / ${lines.at(-1) ?? 0}`],
  ['largest folder, registries apart', `${folders[0]?.folder ?? ''} ${folders[0]?.files ?? 0}`],
  ['folders in circles (lib, components)', `${inCircles} of ${structured.size}`],
  ['circles of files', fileCircles(sources, tops).length],
  ['names exported twice in lib', repeatedExports(modules).length],
  ['files of 2 to 12 lines with one importer (lib, components)', smallFiles().length],
  ['comments that open without their subject', percent(commentOpeningShare(modules))],
  ['bare names', percent(bareNameShare(modules))],
  ['words in an exported name', exportedNameWords(modules).toFixed(2)],
];
for (const [name, value] of figures) console.log(`${name.padEnd(60)} ${value}`);
if (process.argv.includes('--small')) for (const path of smallFiles()) console.log(path);

function smallFiles(): readonly string[] {
  const importers = Map.groupBy(
    product.flatMap(({ path, imports }) => imports.map((target) => ({ from: path, to: target.path }))),
    ({ to }) => to,
  );
  return product
    .filter(({ path }) => /^(?:lib|components)\//.test(path) && !registryFolders.has(dirname(path)) && !path.endsWith('words.ts'))
    .filter(({ text }) => text.split('\n').length - 1 <= 12)
    .filter(({ path }) => new Set(importers.get(path)?.map(({ from }) => from)).size === 1)
    .map(({ path }) => path);
}
