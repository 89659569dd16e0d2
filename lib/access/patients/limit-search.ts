import 'server-only';
import { permitSearch } from '#/lib/access/limits/many-people.ts';
import { countUse } from '#/lib/access/limits/use-limits.ts';
import { useLimitWords } from '#/lib/access/limits/words.ts';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import type { FindResult } from './find-result.ts';

type LimitedSearch = { readonly state: 'free' } | Extract<FindResult, { state: 'reason-needed' | 'limited' }>;

/** Counts a search and tells whether it may be made now. Rejects where a reason could not be audited. */
export async function limitSearch(viewer: Viewer, reason: string | undefined, config: Config): Promise<LimitedSearch> {
  const use = await countUse('searches', viewer, config);
  if (!use.ok) return limited(useLimitWords.searches[use.of], use.retryAfter);
  const permission = await permitSearch(viewer, reason, config);
  if (permission.state !== 'too-many-people') return permission;
  return limited(useLimitWords.people(permission.people, permission.minutes), permission.retryAfter);
}

const limited = (why: string, retryAfter: number): Extract<FindResult, { state: 'limited' }> => ({
  state: 'limited',
  why: `${why} ${useLimitWords.again(retryAfter)}`,
  retryAfter,
});
