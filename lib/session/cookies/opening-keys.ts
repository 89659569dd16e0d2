import 'server-only';
import type { SessionConfig } from '#/lib/config/schema/session.ts';
import { epochSeconds } from '#/lib/session/model/viewer-session.ts';

export type SealingKeys = Pick<SessionConfig, 'keys' | 'olderKeysUntil'>;

/** Keys that open a seal now: the first, which seals, and the rest until their configured end. */
export const openingKeys = ({ keys, olderKeysUntil }: SealingKeys): readonly string[] =>
  olderKeysUntil !== undefined && epochSeconds() * 1000 >= Date.parse(olderKeysUntil) ? keys.slice(0, 1) : keys;
