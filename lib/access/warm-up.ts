import 'server-only';
import { config } from '#/lib/config/config.ts';
import { readDirectoriesAhead as readDirectories } from '#/lib/sources/network/directory.ts';

/** Begins what the first record would otherwise wait for; the start does not wait for it. */
export function warmUp(): void {
  void readDirectories(config());
}
