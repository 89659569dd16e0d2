import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import config from '#/oxlint.config.ts';

export interface Finding {
  readonly file: string;
  readonly rule: string;
  readonly message: string;
}

const ownRules = fileURLToPath(new URL('./lint-rules/plugin.ts', import.meta.url));
const oxlint = fileURLToPath(new URL('../../node_modules/.bin/oxlint', import.meta.url));

/** Writes a small project outside the tree, lints it by the product's own rules, and returns what was found. */
export async function lintProject(files: Readonly<Record<string, string>>): Promise<readonly Finding[]> {
  const folder = await mkdtemp(join(tmpdir(), 'tributary-lint-'));
  try {
    // Rules that need types are left out: planted files import what does not exist.
    const settings = { ...config, options: {}, jsPlugins: [ownRules], rules: { ...config.rules } };
    await writeAll(folder, {
      'package.json': JSON.stringify({ type: 'module', imports: { '#/*': './*' } }),
      '.oxlintrc.json': JSON.stringify(settings),
      ...files,
    });
    return await lint(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeAll(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly help?: string;
  readonly filename: string;
}

async function lint(folder: string): Promise<readonly Finding[]> {
  const text = await run(folder);
  const { diagnostics } = JSON.parse(text) as { readonly diagnostics: readonly Diagnostic[] };
  return diagnostics.map(({ filename, code, message, help }) => ({ file: filename, rule: code, message: help ?? message }));
}

/** oxlint leaves with 1 when it found something: its report is on standard output either way. */
async function run(folder: string): Promise<string> {
  const finished = promisify(execFile)(oxlint, ['--format', 'json'], { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
  return finished.then(
    ({ stdout }) => stdout,
    (error: unknown) => {
      if (error instanceof Error && 'stdout' in error && typeof error.stdout === 'string' && error.stdout.startsWith('{'))
        return error.stdout;
      throw error;
    },
  );
}
