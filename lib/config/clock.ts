import 'server-only';
import { config } from './config.ts';
import type { Config } from './schema/schema.ts';

/**
 * Server's clock for everything that a reader sees or that is compared with clinical dates. With `clock:` configured (tests,
 * demonstrations) it stands at that instant, so that "as of" and ages are the same at each run. Tokens and cookies expire by
 * the real clock, never by this one.
 */
export const serverTime = (): Date => clockTime(config());

/** `serverTime` of a configuration. */
export const clockTime = ({ clock }: Pick<Config, 'clock'>): Date => (clock === undefined ? new Date() : new Date(clock));
