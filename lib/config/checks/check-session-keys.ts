import 'server-only';
import type { Config } from '#/lib/config/schema/schema.ts';
import { pathText, type ConfigProblem } from './problem.ts';

/** Checks that each sealing key stands once: a key that seals other things too, or under two places, is never surely removed. */
export function checkSessionKeys(config: Config): readonly ConfigProblem[] {
  const { session, ...rest } = config;
  const keys = session.keys.map((key) => Buffer.from(key, 'base64'));
  const repeated = keys.flatMap((key, at) => {
    const first = keys.findIndex((earlier) => earlier.equals(key));
    return first < at ? [problem(at, `the key of session.keys[${first}]`)] : [];
  });
  const shared = session.keys.flatMap((key, at) => pathsOf(rest, key, []).map((path) => problem(at, `the secret of ${pathText(path)}`)));
  return [...repeated, ...shared];
}

const problem = (at: number, actual: string): ConfigProblem => ({
  path: `session.keys[${at}]`,
  actual,
  expected: 'a key that nothing else uses: `openssl rand -base64 32`',
});

/** Paths at which a text stands. */
function pathsOf(value: unknown, text: string, path: readonly PropertyKey[]): readonly (readonly PropertyKey[])[] {
  if (value === text) return [path];
  if (Array.isArray(value)) return value.flatMap((item, at) => pathsOf(item, text, [...path, at]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => pathsOf(item, text, [...path, key]));
}
