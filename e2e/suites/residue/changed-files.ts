import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Files under a folder that were written since a time, with their bytes; those that go away meanwhile are left out. */
export async function* filesSince(
  folder: string,
  since: number,
  without: readonly string[] = [],
): AsyncGenerator<{ path: string; bytes: Buffer }> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (without.includes(path) || entry.isSymbolicLink()) continue;
    if (entry.isDirectory()) yield* filesSince(path, since, without);
    else if (entry.isFile()) {
      const facts = await stat(path).catch(() => undefined);
      if (facts && Math.max(facts.mtimeMs, facts.ctimeMs) >= since) {
        const bytes = await readFile(path).catch(() => undefined);
        if (bytes) yield { path, bytes };
      }
    }
  }
}
