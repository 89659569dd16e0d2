import { serveHostileExchange } from './hostile-exchange.ts';

/** Runs in a process of its own: the hostile sources, which must not slow the viewer by being slow themselves. */
const { origin } = await serveHostileExchange(Number(process.argv[2] ?? 1));
process.send?.(origin);
process.on('disconnect', () => process.exit(0));
