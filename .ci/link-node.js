// Puts the project's own Node where npm scripts find it first: node_modules/.bin/node.
//
// npm 11 makes this link; npm 10 takes it away again together with the package for the other
// processor, which offers a program of the same name. Runs after every install.
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMain, root } from './project.js';

export function linkNode() {
  const program = join(`node-${process.platform}-${process.arch}`, 'bin', 'node');
  const link = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(link) || !existsSync(join(root, 'node_modules', program))) return;
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true }); // one that leads nowhere
  symlinkSync(join('..', program), link);
}

if (isMain(import.meta.url)) linkNode();
