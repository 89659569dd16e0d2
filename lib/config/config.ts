import 'server-only';
import { readFileSync } from 'node:fs';
import { parseConfig } from './load/parse-config.ts';
import { ConfigError } from './checks/problem.ts';
import type { Registries } from './schema/registries.ts';
import type { Config } from './schema/schema.ts';

// Next bundles instrumentation and route handlers apart, each with its own module instances; they share only the process.
const configKey: unique symbol = Symbol.for('tributary.config');
const processGlobals: typeof globalThis & { [configKey]?: Config } = globalThis;

/** Reads the file that `TRIBUTARY_CONFIG` names, once. Throws a ConfigError, with which the caller stops the start. */
export function startConfig(registries: Registries): Config {
  const file = process.env.TRIBUTARY_CONFIG ?? 'tributary.yaml';
  const started = parseConfig(readText(file), registries, process.env, file);
  holdConfig(started);
  return started;
}

function readText(file: string): string {
  try {
    return readFileSync(/* turbopackIgnore: true */ file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    throw new ConfigError(file, [
      { path: '', actual: `no file that can be read${code}`, expected: 'the file that TRIBUTARY_CONFIG names' },
    ]);
  }
}

/** Holds a parsed configuration for this process. */
export function holdConfig(config: Config): void {
  processGlobals[configKey] = config;
}

/** The configuration of this process. Throws before `startConfig`. */
export function config(): Config {
  const started = processGlobals[configKey];
  if (!started) throw new Error('The configuration was used before the start read it.');
  return started;
}
