import { dirname, join } from 'node:path/posix';

/** A source file with its imports of the project and its exports. */
export interface SourceModule {
  readonly path: string;
  readonly text: string;
  /** Imported modules of the project, as paths from its root. */
  readonly imports: readonly ModuleImport[];
  readonly exports: readonly string[];
}

export interface ModuleImport {
  readonly path: string;
  /** Imported names; `*` where the whole module is imported. */
  readonly names: readonly string[];
}

const exported = /^export (?:default )?(?:async )?(?:function\*?|const|let|interface|type|class) ([A-Za-z_$][\w$]*)/gm;
const imported = /(?:^|\n)(?:import|export)\s+(?:type\s+)?([\s\S]*?)\s*\bfrom\s*'([^']+)'/g;
const loaded = /(?:\bimport|\bmock|\bimportActual|\bnew URL)\(\s*'([^']+)'/g;

/** Reads the imports and exports of one file's text, as our formatter writes them. */
export function readModule(path: string, text: string): SourceModule {
  const byName = [...text.matchAll(imported)].map(([, clause = '', specifier = '']) => ({ specifier, names: namesIn(clause) }));
  const whole = [...text.matchAll(loaded)].map(([, specifier = '']) => ({ specifier, names: ['*'] }));
  return {
    path,
    text,
    imports: [...byName, ...whole].flatMap(({ specifier, names }) => {
      const target = resolveSpecifier(path, specifier);
      return target === undefined ? [] : [{ path: target, names }];
    }),
    exports: [...text.matchAll(exported)].map(([, name = '']) => name),
  };
}

/** Names of the exports that an import clause takes: `{ a as b, type C }` → a, C. */
function namesIn(clause: string): readonly string[] {
  if (!clause.includes('{')) return ['*'];
  const list = clause.slice(clause.indexOf('{') + 1, clause.lastIndexOf('}'));
  return list
    .split(',')
    .map(
      (part) =>
        part
          .trim()
          .replace(/^type /, '')
          .split(' as ')[0] ?? '',
    )
    .filter((name) => name !== '');
}

function resolveSpecifier(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('#/')) return specifier.slice(2);
  return specifier.startsWith('.') ? join(dirname(from), specifier) : undefined;
}

/** Tests, what only tests import, and programs outside the product. */
export function isForTests(path: string): boolean {
  return /\.test\.tsx?$|\/testing\/|\/fixtures\//.test(path);
}
