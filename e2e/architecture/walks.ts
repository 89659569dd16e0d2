/** A stop of a walk in docs/architecture.md: a file, the names in it that the reader looks at. */
export interface WalkStop {
  readonly file: string;
  readonly names: readonly string[];
  /** Set where the step before reaches this file by no import: over the wire, by the router, by a registry given at start. */
  readonly leap: boolean;
}

export interface Walk {
  readonly title: string;
  /** The most files that the walk may take, as its heading says. */
  readonly limit: number;
  readonly stops: readonly WalkStop[];
}

const heading = /^## (.+) \(at most (\d+) files\)$/;
const stop = /^\d+\. (?:(⇢) )?\[`([^`]+)`\]\(\.\.\/[^)]+\)(.*)$/;

/**
 * Reads the walks of a document. A walk is a heading `## Title (at most n files)` and numbered lines
 * "1. [`path`](../path) `name`, `name`: sentence"; `⇢` before the file marks a leap. Throws on a numbered line that is none.
 */
export function readWalks(text: string): readonly Walk[] {
  const walks: { title: string; limit: number; stops: WalkStop[] }[] = [];
  for (const line of text.split('\n')) {
    const title = heading.exec(line);
    if (title) walks.push({ title: title[1] ?? '', limit: Number(title[2]), stops: [] });
    else if (/^\d+\. /.test(line)) walks.at(-1)?.stops.push(readStop(line));
  }
  return walks;
}

function readStop(line: string): WalkStop {
  const [, leap, file = '', rest = ''] = stop.exec(line) ?? [];
  if (file === '') throw new Error(`No stop of a walk: ${line}`);
  const names = rest.slice(0, rest.indexOf(':')).matchAll(/`([^`]+)`/g);
  return { file, leap: leap !== undefined, names: [...names].map(([, name = '']) => name) };
}
