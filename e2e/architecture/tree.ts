import { readdirSync, readFileSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const outside = new Set(['node_modules', 'test-results', 'playwright-report']);

const entries = (folder: string): readonly Dirent[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).filter(({ name }) => !name.startsWith('.') && !outside.has(name));

/** The names of the folders in a folder of the project. */
export function foldersIn(folder: string): readonly string[] {
  return entries(folder)
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
}

/** Paths of every file below a folder of the project, as `lib/record/category.ts`. */
export function filesBelow(folder: string): readonly string[] {
  return entries(folder).flatMap((entry) => {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

export function readText(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}
