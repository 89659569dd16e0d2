import 'server-only';
import { config } from '#/lib/config/config.ts';
import { readDirectoriesAhead as readDirectories } from '#/lib/sources/network/directory.ts';

/** Reads the networks' directories ahead, so that the first record need not wait; the start does not wait for them. */
export function warmUp(): void {
  void readDirectories(config());
}
