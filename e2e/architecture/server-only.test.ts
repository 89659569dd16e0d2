import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path/posix';
import { describe, expect, test } from 'vitest';
import { pureImports, serverOnlyFolders } from './import-table.ts';
import { filesBelow, readText } from './tree.ts';

const modules = serverOnlyFolders.flatMap(filesBelow).filter((path) => path.endsWith('.ts') && !/\.test\.ts$|\/testing\//.test(path));

/** Strips comments, types and imports of types: the rest of a module runs. */
function running(text: string): string {
  const withoutComments = text.replaceAll(/(?<=^|\s)\/\*[\s\S]*?\*\//gm, '').replaceAll(/^\s*\/\/.*$/gm, '');
  return stripTypeScriptTypes(withoutComments).trim();
}

function importsOf(code: string): readonly string[] {
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');
}

/** Pure: it asks nobody, reads no environment, and everything it imports is pure as well. */
function isPure(path: string): boolean {
  const code = running(readText(path));
  if (/\bfetch\s*\(|\bprocess\.|\bglobalThis\b/.test(code)) return false;
  return importsOf(code).every((name) => {
    if (pureImports.some((pure) => name === pure || name.startsWith(`${pure}/`))) return true;
    if (!name.startsWith('.') && !name.startsWith('#/')) return false;
    return isPure(name.startsWith('#/') ? name.slice(2) : join(dirname(path), name));
  });
}

const startsServerOnly = (path: string): boolean => running(readText(path)).startsWith("import 'server-only';");

describe('a module that reaches a secret, a token or an upstream starts with server-only', () => {
  test.each(modules)('%s', (path) => {
    expect(startsServerOnly(path) || isPure(path)).toBe(true);
  });

  test('the check tells the two apart', () => {
    expect(isPure('lib/config/schema/schema.ts')).toBe(true);
    expect(isPure('lib/config/config.ts')).toBe(false);
    expect(startsServerOnly('lib/config/config.ts')).toBe(true);
    expect(startsServerOnly('lib/config/schema/schema.ts')).toBe(false);
  });
});
