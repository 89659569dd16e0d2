/** Mistake in the configuration: path of the key, value found, value expected. */
export interface ConfigProblem {
  /** Path of the key as operators write it: `sources[2].limits.pages`. */
  readonly path: string;
  readonly actual: string;
  readonly expected: string;
}

/** Stops the start. Its message lists every problem, one a line, so that one run shows them all. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];

  constructor(file: string, problems: readonly ConfigProblem[]) {
    const lines = problems.map(({ path, actual, expected }) => `  ${path || '(the file)'}: found ${actual}; expected ${expected}`);
    super(`The configuration ${file} cannot be used:\n${lines.join('\n')}`);
    this.problems = problems;
  }
}

export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key)),
    '',
  );
}

const secret = /(^|\.)(key|keys|secret|password|token)(\[|\.|$)/i;

/** Value as the message shows it: short, and never a secret. */
export function foundText(path: string, value: unknown): string {
  if (value === undefined) return 'nothing';
  if (secret.test(path)) return 'a value that is not shown';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
