import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { isStopping } from './lifecycle.ts';

export interface HttpServer {
  readonly server: Server;
  /** Resolves once no request is being answered. */
  readonly whenIdle: () => Promise<void>;
}

/** Server in front of the application: it counts the requests that are being answered, so that a stop can wait for them. */
export function createHttpServer(answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>): HttpServer {
  let open = 0;
  let waiting: (() => void)[] = [];
  const ended = (): void => {
    open -= 1;
    if (open > 0) return;
    for (const resolve of waiting) resolve();
    waiting = [];
  };
  const server = createServer((request, response) => {
    open += 1;
    response.once('close', ended);
    // A balancer's kept connection would bring the next reader here.
    if (isStopping()) response.setHeader('Connection', 'close');
    answer(request, response).catch(() => fail(response));
  });
  return { server, whenIdle: () => (open === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))) };
}

function fail(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(500, { 'Cache-Control': 'no-store' }).end();
}
