import 'server-only';
import type { Config, SourceConfig } from '#/lib/config/schema/schema.ts';
import { failureOf, failureWords } from '#/lib/sources/http/source-failure.ts';
import { raceAbort } from '#/lib/sources/http/with-abort.ts';
import { networkOptions } from './network-options.ts';
import { readDirectory, type NetworkDirectory } from './read-directory.ts';

/** Directory of a network's organisations, as last read. */
export interface KnownDirectory extends NetworkDirectory {
  /** Reason why the last refresh failed; absent if the directory is current. */
  readonly stale?: string;
}

interface HeldDirectory {
  directory?: NetworkDirectory;
  readAt: number;
  failedAt: number;
  stale?: string;
  reading?: Promise<NetworkDirectory>;
}

/**
 * In memory of this process only, and about no patient (design §2). One for all of Next's bundles, each of which has module
 * instances of its own: a national directory is tens of megabytes.
 */
const place: unique symbol = Symbol.for('tributary.directories');
const shared: typeof globalThis & { [place]?: Map<string, HeldDirectory> } = globalThis;
const held = (shared[place] ??= new Map<string, HeldDirectory>());
const retryAfterMs = 60_000;

/**
 * Returns the directory at once if one is held, and refreshes it in the background when due. Waits only for a first reading,
 * or if the held one is too old. Throws a SourceFailure if there is none to use.
 */
export async function directoryOf(source: SourceConfig, signal: AbortSignal): Promise<KnownDirectory> {
  const { directory, reach } = networkOptions(source);
  const key = JSON.stringify([source.id, directory.url, reach]);
  const holding: HeldDirectory = held.get(key) ?? { readAt: 0, failedAt: 0 };
  held.set(key, holding);
  const age = Date.now() - holding.readAt;
  if (holding.directory && age > directory.keepHours * 3_600_000) delete holding.directory;
  const isDue = age > directory.refreshMinutes * 60_000 && Date.now() - holding.failedAt > retryAfterMs;
  if (isDue || !holding.directory) refresh(source, holding).catch(() => undefined);
  if (holding.directory) return { ...holding.directory, ...(holding.stale !== undefined && { stale: holding.stale }) };
  return raceAbort(refresh(source, holding), signal);
}

/** Reads the directory once at a time, however many records wait for it. */
function refresh(source: SourceConfig, holding: HeldDirectory): Promise<NetworkDirectory> {
  holding.reading ??= readDirectory(source.id, networkOptions(source))
    .then(
      (directory) => {
        Object.assign(holding, { directory, readAt: Date.now() });
        delete holding.stale;
        return directory;
      },
      (error: unknown) => {
        Object.assign(holding, { failedAt: Date.now(), stale: failureWords(failureOf(error)) });
        throw error;
      },
    )
    .finally(() => delete holding.reading);
  return holding.reading;
}

/** Reads every configured network's directory before a reader waits for it. Never throws: the first record names the failure. */
export async function readDirectoriesAhead({ sources }: Pick<Config, 'sources'>): Promise<void> {
  const networks = sources.filter(({ kind }) => kind === 'network');
  await Promise.allSettled(networks.map((source) => directoryOf(source, new AbortController().signal)));
}
