import 'server-only';
import { setImmediate } from 'node:timers/promises';

/**
 * Yields to the event loop: sockets, timers, other readers. Awaiting a settled promise lets none of them run, so a long
 * answer of one source is processed in pieces with this call between them.
 */
export const yieldToEventLoop = (): Promise<void> => setImmediate();
