import 'server-only';
import { readFileSync } from 'node:fs';
import { parseConfig } from './load/parse-config.ts';
import type { Registries } from './schema/registries.ts';
import type { Config } from './schema/schema.ts';

// Next bundles instrumentation and route handlers apart, each with its own module instances; the process is what they share.
const place: unique symbol = Symbol.for('tributary.config');
const held: typeof globalThis & { [place]?: Config } = globalThis;

/** Reads the file that `TRIBUTARY_CONFIG` names, once. Throws a ConfigError: the caller stops the start with it. */
export function startConfig(registries: Registries): Config {
  const file = process.env.TRIBUTARY_CONFIG ?? 'tributary.yaml';
  const started = parseConfig(readFileSync(/* turbopackIgnore: true */ file, 'utf8'), registries, process.env, file);
  held[place] = started;
  return started;
}

/** For tests: holds a configuration that is parsed already. */
export function holdConfig(config: Config): void {
  held[place] = config;
}

/** The configuration of this process. Throws before `startConfig`. */
export function config(): Config {
  const started = held[place];
  if (!started) throw new Error('The configuration was asked for before the start read it.');
  return started;
}
