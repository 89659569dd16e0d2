import 'server-only';
import { setImmediate } from 'node:timers/promises';

/**
 * Resolves once whatever else waits for this process has had its turn: sockets, timers, other readers. Awaiting a promise
 * that is settled already lets none of them in, so a long answer of one source is taken in pieces with this between.
 */
export const yieldToEventLoop = (): Promise<void> => setImmediate();
