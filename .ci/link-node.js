// Puts the project's own Node where npm scripts find it first: node_modules/.bin/node.
//
// npm 11 makes this link; npm 10 takes it away again together with the package for the other
// processor, which offers a program of the same name. Runs after every install.
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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

/**
 * `npm start` replaces its shell by the viewer (`exec`), so that a signal reaches it. The shell of Windows has no such word
 * and passes no signals: there it runs the program as any other.
 */
function allowExec() {
  if (process.platform !== 'win32') return;
  mkdirSync(join(root, 'node_modules', '.bin'), { recursive: true });
  writeFileSync(join(root, 'node_modules', '.bin', 'exec.cmd'), '@%*\r\n');
}

if (isMain(import.meta.url)) {
  linkNode();
  allowExec();
}
