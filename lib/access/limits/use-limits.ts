import 'server-only';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Config } from '#/lib/config/schema/schema.ts';
import type { Viewer } from '#/lib/record/model/viewer.ts';
import { organisationKey, userKey } from './subject-key.ts';

/** Uses that are counted a minute: searches for a patient, openings of a record, documents read. */
export type CountedUse = 'searches' | 'records' | 'documents';

/** Refusal: the holder of the limit that was reached, and in how many whole seconds there is room again. */
export interface UseRefused {
  readonly ok: false;
  readonly of: 'user' | 'organisation';
  readonly retryAfter: number;
}

type UseAnswer = { readonly ok: true } | UseRefused;

type Scope = UseRefused['of'];
type Limiters = Readonly<Record<Scope, Readonly<Record<CountedUse, RateLimiterMemory>>>>;

const minute = 60;
const limitersByConfig = new WeakMap<Config, Limiters>();

function limitersOf(config: Config): Limiters {
  const existing = limitersByConfig.get(config);
  if (existing) return existing;
  const of = (scope: Scope): Limiters[Scope] => {
    const limiter = (use: CountedUse): RateLimiterMemory => new RateLimiterMemory({ points: config.limits[scope][use], duration: minute });
    return { searches: limiter('searches'), records: limiter('records'), documents: limiter('documents') };
  };
  const limiters = { user: of('user'), organisation: of('organisation') };
  limitersByConfig.set(config, limiters);
  return limiters;
}

/**
 * Counts one use of the user and of their organisation, in this process's memory for a minute, under keyed digests. Best effort: a
 * refusal says "too much at once", never who may see what.
 */
export async function countUse(use: CountedUse, viewer: Viewer, config: Config): Promise<UseAnswer> {
  const limiters = limitersOf(config);
  const keys = { user: userKey(viewer), organisation: organisationKey(viewer) };
  for (const scope of ['user', 'organisation'] as const) {
    try {
      await limiters[scope][use].consume(keys[scope]);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      return { ok: false, of: scope, retryAfter: Math.max(1, Math.ceil(error.msBeforeNext / 1_000)) };
    }
  }
  return { ok: true };
}
