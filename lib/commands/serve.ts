import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findCompressed, preferCompressed } from '#/lib/server/compressed-files.ts';
import { createHttpServer, type HttpServer } from '#/lib/server/http-server.ts';
import { whenStarted } from '#/lib/server/lifecycle.ts';
import { stopServer } from '#/lib/server/stop-server.ts';

/** Runs `npm start` and the server of `npm run dev`: the viewer on `PORT` or `--port`, at every address or at `--hostname`. */
const { values } = parseArgs({
  options: { dev: { type: 'boolean', default: false }, port: { type: 'string' }, hostname: { type: 'string' } },
});
// Read by libraries while they load, so it is set before Next is imported.
Object.assign(process.env, { NODE_ENV: values.dev ? 'development' : 'production' });

/** A terminal and npm both pass a Ctrl+C on: two signals as close as this are one. */
const oneSignalMs = 100;

async function serve(): Promise<void> {
  const port = portOf(values.port ?? process.env.PORT ?? '3000');
  const { default: next } = await import('next');
  const app = next({ dev: values.dev, port, ...(values.hostname !== undefined && { hostname: values.hostname }) });
  await app.prepare();
  const { stopSeconds } = await whenStarted();
  const handle = app.getRequestHandler();
  const compressed = values.dev ? new Set<string>() : findCompressed(join(process.cwd(), process.env.NEXT_DIST_DIR ?? '.next'));
  const http = createHttpServer((request, response) => {
    preferCompressed(request, response, compressed);
    return handle(request, response);
  });
  http.server.on('error', (error: NodeJS.ErrnoException) => endWith(listenWords(error, port)));
  http.server.listen(port, values.hostname, () => console.error(`The viewer listens on port ${port}.`));
  stopAtSignals(http, values.dev ? 0 : stopSeconds);
}

function stopAtSignals(http: HttpServer, stopSeconds: number): void {
  let stoppingSince: number | undefined;
  const stop = (signal: 'SIGINT' | 'SIGTERM'): void => {
    if (stoppingSince === undefined) {
      stoppingSince = performance.now();
      void stopServer(http, stopSeconds).finally(() => process.exit(0));
    } else if (performance.now() - stoppingSince > oneSignalMs) process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) return endWith(`${text} is no port: expected a number up to 65535.`);
  return port;
}

function listenWords({ code = 'unknown error' }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE') return `Port ${port} is in use by another program: choose another with PORT.`;
  if (code === 'EACCES') return `Port ${port} may not be used by this user: choose another with PORT.`;
  return `The viewer cannot listen on port ${port}${values.hostname === undefined ? '' : ` of ${values.hostname}`} (${code}).`;
}

function endWith(words: string): never {
  console.error(words);
  process.exit(1);
}

await serve().catch((error: unknown) => endWith(error instanceof Error ? error.message : 'The viewer could not start.'));
