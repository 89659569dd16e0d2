import 'server-only';
import { readFileSync } from 'node:fs';
import { pathText, type ConfigProblem } from '#/lib/config/checks/problem.ts';

type Environment = Readonly<Record<string, string | undefined>>;
type Resolved = { readonly value: unknown; readonly problems: readonly ConfigProblem[] };

const variable = /\$\{([A-Z_][A-Z0-9_]*)\}/g;

/**
 * Replaces `${NAME}` by the environment's value and `file:…` by that file's content, everywhere in the file.
 * A key whose only content is an unset variable is left out, so that optional keys may come from the environment; inside a
 * longer text, an unset variable is a problem.
 */
export function resolveReferences(value: unknown, environment: Environment, path: readonly PropertyKey[] = []): Resolved {
  if (typeof value === 'string') return resolveText(value, environment, path);
  if (Array.isArray(value)) {
    const items = value.map((item, index) => resolveReferences(item, environment, [...path, index]));
    return { value: items.map((item) => item.value), problems: items.flatMap((item) => item.problems) };
  }
  if (typeof value !== 'object' || value === null) return { value: value ?? undefined, problems: [] };
  const entries = Object.entries(value).map(([key, item]) => [key, resolveReferences(item, environment, [...path, key])] as const);
  return {
    value: Object.fromEntries(entries.filter(([, item]) => item.value !== undefined).map(([key, item]) => [key, item.value])),
    problems: entries.flatMap(([, item]) => item.problems),
  };
}

function resolveText(text: string, environment: Environment, path: readonly PropertyKey[]): Resolved {
  if (text.startsWith('file:')) return readSecret(text.slice('file:'.length), path);
  const missing = [...text.matchAll(variable)].map(([, name = '']) => name).filter((name) => !environment[name]);
  if (missing.length === 0) return { value: text.replace(variable, (_, name: string) => environment[name] ?? ''), problems: [] };
  if (text === `\${${missing[0]}}`) return { value: undefined, problems: [] };
  return {
    value: text,
    problems: [{ path: pathText(path), actual: `\${${missing[0]}}`, expected: `the environment variable ${missing[0]} to be set` }],
  };
}

function readSecret(file: string, path: readonly PropertyKey[]): Resolved {
  try {
    return { value: readFileSync(/* turbopackIgnore: true */ file, 'utf8').trim(), problems: [] };
  } catch {
    return { value: undefined, problems: [{ path: pathText(path), actual: `file:${file}`, expected: 'a file that can be read' }] };
  }
}

/** Keys whose values are secrets; `headers` holds what a source agreed on, such as an API key. */
const secretKeys = new Set<PropertyKey>(['key', 'keys', 'secret', 'headers']);

/** Reports secrets written in the file: they stand there by reference only, so that anyone may see the file. */
export function inlineSecrets(value: unknown, path: readonly PropertyKey[] = []): readonly ConfigProblem[] {
  if (typeof value === 'string') {
    const isSecret = path.some((key) => secretKeys.has(key));
    const isReference = value.startsWith('file:') || /^\$\{[A-Z_][A-Z0-9_]*\}$/.test(value);
    return isSecret && !isReference
      ? [{ path: pathText(path), actual: 'a secret written in the file', expected: 'a reference: ${NAME} or file:/path' }]
      : [];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => inlineSecrets(item, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => inlineSecrets(item, [...path, key]));
}
